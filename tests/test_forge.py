"""What forges do with a pull request: the steps of the workflow, run on a portal and a fork of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import support_artifacts
import support_forge as forge
from support_portal import MAI, REPO, edit, profile

STEPS = {each["name"]: each for each in forge.steps(".github/workflows/ho-so.yml")}
CHECK = STEPS["Kiểm tra, tóm tắt, dựng thử"]
BOTH = "Đề nghị này sửa cả hồ sơ (profiles/, content/) lẫn mã nguồn, giao diện hoặc cấu hình."


@dataclass(frozen=True)
class Judged:
    """How a pull request was judged: the code, what was printed, the folder of what is kept."""

    code: int
    out: str
    kept: Path

    @property
    def names(self) -> set[str]:
        """Return what is kept."""
        return {path.name for path in self.kept.iterdir()} if self.kept.is_dir() else set()


@dataclass(frozen=True)
class Request:
    """A fork of the miniature, the checkout of the base it is judged in, and how that ends."""

    upstream: Path
    fork: Path
    goc: Path
    start: str  # the commit both began at

    def begun(self) -> Request:
        """Undo what an earlier test has done."""
        forge.git(self.upstream, "reset", "--quiet", "--hard", self.start)
        forge.git(self.fork, "reset", "--quiet", "--hard", self.start)
        for name in ("de-nghi", "ket-qua"):
            shutil.rmtree(self.upstream.with_name(name), ignore_errors=True)
        return self

    def judged(self) -> Judged:
        """Run GitHub's step, on two checkouts as the steps before it make them."""
        workspace = self.upstream.parent
        base = forge.commit_of(self.upstream)
        forge.git(self.goc, "fetch", "--quiet", "origin", "main")
        forge.git(self.goc, "reset", "--quiet", "--hard", base)
        forge.git(self.goc, "clean", "--quiet", "-d", "--force")
        forge.checkout(self.fork, workspace / "de-nghi", forge.save(self.fork))
        done = forge.run(CHECK["run"], self.goc, BASE=base)
        return Judged(done.returncode, done.stdout + done.stderr, workspace / "ket-qua")


@pytest.fixture(scope="module")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> Request:
    """Return a portal's repository, a fork of it, and a checkout with its own program."""
    upstream = forge.upstream(tmp_path_factory.mktemp("forge"))
    start = forge.commit_of(upstream)
    goc = forge.checkout(upstream, upstream.with_name("goc"), start)
    shutil.copytree(upstream / ".cache", goc / ".cache")
    return Request(upstream, forge.fork(upstream), forge.ready(goc, goc / "hooks"), start)


@pytest.fixture
def request_of(repositories: Request) -> Request:
    """Return a fork that proposes nothing yet."""
    return repositories.begun()


def test_a_clean_profile_is_reviewed_and_previewed(request_of: Request) -> None:
    """A clean change passes, and its review, its summary and a preview of the portal are kept."""
    edit(profile(request_of.fork, MAI), "mất trắng vì lụt", "mất trắng vì bão")
    told = request_of.judged()
    page = told.kept / "xem-truoc/mini/guong/tran-thi-mai-c4h9wd/index.html"

    assert (told.code, re.sub(r"(?s).*đã sẵn\.\n", "", told.out)) == (0, ""), told.out
    assert {"kiem-tra.txt", "tom-tat.md", "duyet.html", "dung-thu.txt", "xem-truoc"} == told.names
    assert "mất trắng vì bão" in page.read_text("utf-8")
    assert "[−<del>lụt,</del>] [+<ins>bão,</ins>]" in (told.kept / "tom-tat.md").read_text("utf-8")


def test_a_fault_is_told_at_its_line(request_of: Request) -> None:
    """A faulty profile fails; the forge is told where, the summary is kept, nothing is previewed."""
    edit(profile(request_of.fork, MAI), "sector: nong-nghiep", "sector: nong-nghiepp")
    told = request_of.judged()

    assert told.code == 1
    assert (
        "::error file=profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md,line=5,col=9,title=linh-vuc-la::"
        in told.out
    )
    assert {"kiem-tra.txt", "tom-tat.md", "duyet.html"} == told.names


def test_profiles_and_code_do_not_go_together(request_of: Request) -> None:
    """A change of both is refused in words that say what to do; nothing of it is run."""
    edit(profile(request_of.fork, MAI), "mất trắng vì lụt", "mất trắng vì bão")
    (request_of.fork / "theme/them.txt").write_text("x", "utf-8")
    told = request_of.judged()

    assert told.code == 1
    assert told.out.startswith(f"{BOTH}\nHãy tách thành hai đề nghị")
    assert "\n  - theme/them.txt\n" in told.out
    assert not told.names


def test_a_fork_cannot_bring_its_own_judge(request_of: Request) -> None:
    """A pull request that would rewrite the check is not judged by what it brings."""
    edit(profile(request_of.fork, MAI), "sector: nong-nghiep", "sector: nong-nghiepp")
    for name in (
        "hooks/exemplars/checking/check.py",
        "hooks/exemplars/cli/__init__.py",
        ".ci/propose",
    ):
        (request_of.fork / name).write_text("raise SystemExit(print('NẮM QUYỀN'))\n", "utf-8")
    told = request_of.judged()

    assert told.code == 1
    assert told.out.startswith(BOTH)
    assert "\n  - hooks/exemplars/checking/check.py\n" in told.out
    assert "NẮM QUYỀN" not in told.out


def test_code_alone_is_not_run_here(request_of: Request) -> None:
    """A change of code alone passes this job unread: another runs its tests."""
    (request_of.fork / "hooks/exemplars/checking/check.py").write_text(
        "print('NẮM QUYỀN')\n", "utf-8"
    )
    told = request_of.judged()

    assert told.code == 0
    assert told.out == (
        "Đề nghị này không sửa hồ sơ nào (profiles/, content/): không có gì để kiểm tra ở đây.\n"
    )


Trick = Callable[[Path], None]


def _link(root: Path) -> None:
    (profile(root, MAI).parent / "anh.jpg").symlink_to("/etc/passwd")


def _attributes(root: Path) -> None:
    (root / "content/.gitattributes").write_text("*.md working-tree-encoding=UTF-16\n", "utf-8")


@pytest.mark.parametrize("trick", [_link, _attributes])
def test_only_plain_files_are_taken(request_of: Request, trick: Trick) -> None:
    """Links and git's own files among the profiles are refused before anything is written."""
    trick(request_of.fork)
    told = request_of.judged()

    assert told.code == 1
    assert told.out.startswith("Trong profiles/ và content/ chỉ có tệp thường.")
    assert not told.names


def test_what_the_base_gained_meanwhile_stays(request_of: Request) -> None:
    """A fork that is behind is judged as merged: what came to the base since is not its doing."""
    new = profile(request_of.upstream, MAI).parent.with_name("pham-thi-lan-h4m2kp")
    new.mkdir()
    text = profile(request_of.upstream, MAI).read_text("utf-8")
    text = text.replace("c4h9wd", "h4m2kp").replace("Trần Thị Mai", "Phạm Thị Lan")
    text = re.sub(r"portrait:\n(  .*\n)+", "", text).replace("an: tran", "an: pham")
    (new / "profile.md").write_text(text.replace("aliases: [tran-thi-may-h4m2kp]\n", ""), "utf-8")
    forge.save(request_of.upstream)
    edit(profile(request_of.fork, MAI), "sector: nong-nghiep", "sector: nong-nghiepp")
    told = request_of.judged()

    assert told.code == 1
    assert "linh-vuc-la" in told.out
    assert "ho-so-mat" not in told.out
    assert "h4m2kp" not in told.out


def test_a_conflict_is_told_in_words(request_of: Request) -> None:
    """Where both sides changed one line, the author is told to update the branch."""
    edit(profile(request_of.upstream, MAI), "mất trắng vì lụt", "mất trắng vì hạn")
    forge.save(request_of.upstream)
    edit(profile(request_of.fork, MAI), "mất trắng vì lụt", "mất trắng vì bão")
    told = request_of.judged()

    assert told.code == 1
    assert told.out.startswith("Đề nghị này và nhánh gốc cùng sửa một chỗ.")
    assert "  - profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md\n" in told.out


def test_it_runs_only_in_the_base(request_of: Request) -> None:
    """Started in a checkout of the pull request itself, it refuses to run."""
    edit(profile(request_of.fork, MAI), "mất trắng vì lụt", "mất trắng vì bão")
    head = forge.save(request_of.fork)
    base = forge.commit_of(request_of.upstream)
    done = forge.run(f".ci/propose {base} {head} ../ket-qua", request_of.fork)

    assert (done.returncode, done.stdout) == (
        2,
        "Không chạy được: thư mục này không phải bản gốc\n",
    )


def test_gitlab_gets_its_report(request_of: Request, tmp_path: Path) -> None:
    """GitLab's steps make a worktree of the target branch and a code quality report that is JSON."""
    edit(profile(request_of.fork, MAI), "sector: nong-nghiep", "sector: nong-nghiepp")
    head = forge.save(request_of.fork)
    job = forge.checkout(request_of.fork, tmp_path / "job", head)
    script = forge.workflow(".gitlab-ci.yml")["ho-so"]["script"]
    fetched = f'git() {{ case $1 in fetch) command git fetch --quiet "{request_of.upstream}" main;; *) command git "$@";; esac; }}'
    # The environment is made once the worktree is there.
    made = forge.run(
        "\n".join([fetched, *script[:-1]]), job, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main"
    )
    forge.ready(job / ".goc", REPO / "hooks")
    base = forge.commit_of(request_of.upstream)
    done = forge.run(script[-1], job, CI_COMMIT_SHA=head, BASE=base)
    report = json.loads((job / "ket-qua/kiem-tra.txt").read_text("utf-8"))

    assert (made.returncode, made.stderr) == (0, "")
    assert done.returncode == 1
    assert [each["check_name"] for each in report] == ["linh-vuc-la"]


def test_gitea_fetches_without_an_action(request_of: Request, tmp_path: Path) -> None:
    """Gitea's steps fetch the base and the pull request with git alone, and judge in words."""
    edit(profile(request_of.fork, MAI), "sector: nong-nghiep", "sector: nong-nghiepp")
    head = forge.save(request_of.fork)
    base = forge.commit_of(request_of.upstream)
    forge.git(
        request_of.upstream, "fetch", "--quiet", str(request_of.fork), f"{head}:refs/pull/7/head"
    )
    fetch, check, told, keep = forge.steps(".gitea/workflows/ho-so.yml")
    environment = {
        "BASE": base,
        "NUMBER": "7",
        "TOKEN": "x",
        "REPOSITORY": f"file://{request_of.upstream}",
    }
    work = tmp_path / "work"
    work.mkdir()
    fetched = forge.run(fetch["run"], work, **environment)

    assert (fetched.returncode, fetched.stderr) == (0, "")

    forge.ready(work / "goc", REPO / "hooks")
    done = forge.run(check["run"], work, BASE=base)
    summary = forge.run(told["run"], work)
    with support_artifacts.serving(run=12, key="k1") as (address, artifacts):
        own = {"ACTIONS_RUNTIME_URL": address, "ACTIONS_RUNTIME_TOKEN": "k1", "GITHUB_RUN_ID": "12"}
        kept = forge.run(keep["run"], work, **own)

    assert (kept.returncode, kept.stderr) == (0, "")
    assert artifacts.kept == {
        f"duyet/{path.name}": path.read_bytes() for path in (work / "ket-qua").iterdir()
    }
    assert done.returncode == 1
    assert "tran-thi-mai-c4h9wd/profile.md:5:9: lỗi [linh-vuc-la]" in done.stdout
    assert summary.stdout.startswith("## Tóm tắt thay đổi để duyệt\n")
