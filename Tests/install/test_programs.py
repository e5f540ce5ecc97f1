"""The release programs are small: Foundation, with its copy of ICU's data, is not linked into them."""

import pathlib
import subprocess
import tempfile
import unittest

RELEASE = pathlib.Path(__file__).resolve().parents[2] / ".build" / "release"
PROGRAMS = ["assay", "assayd"]


@unittest.skipUnless(all((RELEASE / name).exists() for name in PROGRAMS), "nothing is built for release: run make build")
class Programs(unittest.TestCase):
    def test_neither_contains_foundation(self):
        for name in PROGRAMS:
            with self.subTest(name):
                symbols = subprocess.run(["nm", RELEASE / name], check=True, capture_output=True, text=True).stdout
                self.assertEqual([line for line in symbols.splitlines() if "$s10Foundation" in line], [])
                self.assertNotIn(b"icudt", (RELEASE / name).read_bytes())

    def test_both_are_smaller_than_20_megabytes_without_symbols(self):
        for name in PROGRAMS:
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                stripped = pathlib.Path(folder) / name
                subprocess.run(["strip", "-o", stripped, RELEASE / name], check=True)
                self.assertLess(stripped.stat().st_size, 20_000_000)


if __name__ == "__main__":
    unittest.main()
