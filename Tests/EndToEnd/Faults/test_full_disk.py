"""The disk fills up while a run publishes: what was published stands, and the next run goes well once there is room."""

import ctypes
import os
import subprocess
import unittest
from pathlib import Path

import agreement
import area
import folder
import scenarios

PAGE = os.sysconf("SC_PAGE_SIZE")
CLONE_NEWNS = 0x00020000
# More pages, and more files, than a run takes.
ENOUGH = 200


def mount(place, options):
    """A file system in memory, seen by this process and its children only."""
    library = ctypes.CDLL(None, use_errno=True)
    if library.unshare(CLONE_NEWNS):
        raise AssertionError(
            f"a small file system cannot be mounted, which needs root: {os.strerror(ctypes.get_errno())}"
        )
    # In a changed root, which is no mount, nothing is shared that could be made private.
    if "shared:" in Path("/proc/self/mountinfo").read_text(encoding="utf-8"):
        subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)


class FullDisk(unittest.TestCase):
    """A run as at a newer day, with ever more room."""

    def setUp(self):
        scratch = area.scratch()
        self.addCleanup(scratch.cleanup)
        self.area = area.Area(scratch.name)
        self.scenario = scenarios.Scenario("newer day", [(scenarios.OLDER_RUN, "delivered")], scenarios.NEWER_RUN)
        self.seed = self.area.folder / "seed"
        scenarios.expect(self.area.run(self.seed, *scenarios.OLDER_RUN), 0)
        self.disk = self.area.folder / "disk"
        self.disk.mkdir()
        self.addCleanup(lambda: os.path.ismount(self.disk) and subprocess.run(["umount", str(self.disk)], check=True))

    def fill(self, pages):
        """Leaves so many pages free."""
        free = os.statvfs(self.disk)
        with open(self.disk / "ballast", "wb") as file:
            file.write(bytes((free.f_bfree * free.f_frsize // PAGE - pages) * PAGE))

    def use_up_files(self, count):
        """Leaves room for so many files."""
        (self.disk / "ballast").mkdir()
        for number in range(os.statvfs(self.disk).f_ffree - count):
            os.symlink("x", self.disk / f"ballast/{number}")

    def step(self, room, fill):
        """One run with so much room; what it said if it failed, else nothing."""
        output = self.disk / "output"
        subprocess.run(["rm", "-rf", output, self.disk / "ballast"], check=True)
        scenarios.copy(self.seed, output)
        fill(room)
        before = {name: folder.files(output / name) for name in folder.links(output)}
        done = self.area.run(output, *scenarios.NEWER_RUN)
        if done.returncode:
            self.assertIn(done.returncode, (73, 74), f"{room} free: {done.stderr}")
            self.assertRegex(
                done.stderr, "No space left on device|database or disk is full|disk I/O error|unable to open database"
            )
            self.assertIn(str(output), done.stderr)
            self.assertEqual({name: folder.files(output / name) for name in before}, before, f"{room} free")
        subprocess.run(["rm", "-rf", self.disk / "ballast"], check=True)
        scenarios.expect(self.area.run(output, *scenarios.NEWER_RUN), 0)
        self.assertEqual(agreement.complaints(output), [], f"{room} free")
        self.assertEqual(folder.leftovers(output), [], f"{room} free")
        self.assertEqual(folder.links(output)["latest"], area.NEWER)
        return done.stderr if done.returncode else ""

    def fill_up(self, options, fill):
        """Ever more room, until a run goes well; the messages of those that did not."""
        mount(self.disk, options)
        said = []
        for room in range(ENOUGH):
            text = self.step(room, fill)
            if not text:
                return said
            said.append(text.replace(str(self.disk), ""))
        self.fail("a run does not go well with any room")

    def test_no_room_for_data(self):
        said = self.fill_up("size=4m,mode=750", self.fill)
        for place in ("scorecard.csv", "manifest.json", "history.sqlite"):
            self.assertTrue(any(place in text for text in said), f"the disk was never full at {place}: {said}")

    def test_no_room_for_files(self):
        said = self.fill_up(f"size=8m,mode=750,nr_inodes={ENOUGH}", self.use_up_files)
        self.assertGreater(len(said), 8, said)


if __name__ == "__main__":
    unittest.main()
