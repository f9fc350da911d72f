"""The radio's episodes: planned for the coming months, and as they are read at a microphone."""
