"""
The preview: a portal shown while it is written, each page made when a browser asks for it.

    answers   a Site, the pages the host has made  ->  what stands at an address
    server    answers over HTTP, with a word to the browser when there is newer
    session   looks for saves, reads again what they touched, and says what came of it
"""
