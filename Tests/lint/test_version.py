"""A build reports its commit, both in a clone and in an archive, which has no history."""

import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def output(*words, folder):
    return subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@unittest.skipUnless((ROOT / ".git").exists(), "not in a clone")
class Version(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.clone = pathlib.Path(scratch.name) / "clone"
        self.clone.mkdir()
        # The files to commit in a repository of their own.
        for name in ["Makefile", ".gitattributes", "Sources/CVersion/version.c", "Sources/CVersion/include/version.h"]:
            (self.clone / name).parent.mkdir(parents=True, exist_ok=True)
            (self.clone / name).write_bytes((ROOT / name).read_bytes())
        for words in [["init", "-q"], ["add", "."], ["-c", "user.name=n", "-c", "user.email=e", "commit", "-qm", "c"]]:
            output("git", *words, folder=self.clone)
        self.commit = output("git", "rev-parse", "HEAD", folder=self.clone)

    def said(self, folder):
        """The commit that the Makefile in the folder passes to the build."""
        return output("make", "-s", "--eval", "commit: ; @echo $(COMMIT)", "commit", folder=folder)

    def built(self, folder):
        """The commit that a program built in the folder prints."""
        main = '#include "version.h"\n#include <stdio.h>\nint main(void) { puts(assay_commit()); }\n'
        (folder / "main.c").write_text(main)
        source = folder / "Sources/CVersion"
        defined = f'-DBUILD_COMMIT="{self.said(folder)}"'
        output("clang", f"-I{source}/include", defined, "main.c", str(source / "version.c"), "-o", "main", folder=folder)
        return output("./main", folder=folder)

    def test_a_clone_knows_its_commit(self):
        self.assertEqual(self.said(self.clone), self.commit)
        self.assertEqual(self.built(self.clone), self.commit)
        (self.clone / "main.c").unlink()
        (self.clone / "main").unlink()
        (self.clone / "Makefile").write_text("\n" + (self.clone / "Makefile").read_text())
        self.assertEqual(self.said(self.clone), f"{self.commit}-dirty")

    def test_an_archive_knows_its_commit_wherever_it_is(self):
        archive = self.clone / "archive"
        archive.mkdir()
        output("sh", "-c", "git archive HEAD | tar -x -C archive", folder=self.clone)
        self.assertEqual(self.said(archive), "")
        self.assertEqual(self.built(archive), self.commit)


if __name__ == "__main__":
    unittest.main()
