"""`make install` into an empty directory, with the programs that the tests built."""

import pathlib
import subprocess
import tempfile
import unittest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def install(destination):
    return subprocess.run(
        ["make", "--no-print-directory", "install", f"DESTDIR={destination}", "RELEASE=.build/debug"],
        cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout


class InstallTests(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.destination = scratch.name
        self.nginx = pathlib.Path(scratch.name, "etc/assay/nginx")

    def test_installs_programs_and_configuration(self):
        install(self.destination)
        for program in ["assay", "assayd"]:
            self.assertTrue(pathlib.Path(self.destination, "usr/local/bin", program).is_file())
        shipped = {path.name for path in (REPOSITORY / "nginx").iterdir()}
        self.assertEqual({path.name for path in self.nginx.iterdir()}, shipped | {"assay.conf.example"})

    def test_keeps_a_configuration_that_somebody_filled_in(self):
        install(self.destination)
        filled_in = (self.nginx / "assay.conf").read_text().replace("assay.example.com", "eval.example.org")
        (self.nginx / "assay.conf").write_text(filled_in)
        said = install(self.destination)
        self.assertEqual((self.nginx / "assay.conf").read_text(), filled_in)
        self.assertEqual((self.nginx / "assay.conf.example").read_text(), (REPOSITORY / "nginx/assay.conf").read_text())
        self.assertIn("kept", said)


if __name__ == "__main__":
    unittest.main()
