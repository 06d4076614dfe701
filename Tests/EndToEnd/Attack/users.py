"""Two users of one group: who runs the program, and who only reads what it publishes."""

import multiprocessing
import os
import unittest

import program

GROUP = 64_000
WRITER, READER = (64_001, GROUP), (64_002, GROUP)


def need_users():
    """Skips where this process cannot act as other users, or those cannot get at the program."""
    if os.geteuid() != 0:
        raise unittest.SkipTest("only root can act as two users")
    try:
        if program.run(["--version"], user=READER).code == 0:
            return
    except PermissionError:
        pass
    raise unittest.SkipTest(f"another user cannot run {program.PROGRAM}")


def open_to_all(folder):
    """Lets everybody read what is in a folder."""
    for place, _, names in os.walk(folder):
        os.chmod(place, 0o755)
        for name in names:
            os.chmod(os.path.join(place, name), 0o644)


class Acting:
    """A function that runs as another user: it is called with a pipe and what is given, and sends what it finds.

    Used as a context, in which the function goes on until it is sent something.
    """

    def __init__(self, user, function, *given):
        context = multiprocessing.get_context("fork")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=self._act, args=(user, function, other, *given), daemon=True)

    @staticmethod
    def _act(user, function, pipe, *given):
        os.setgroups([])
        os.setgid(user[1])
        os.setuid(user[0])
        try:
            function(pipe, *given)
        except Exception as error:  # pylint: disable=broad-except  # the test shows it
            pipe.send(error)

    def __enter__(self):
        self.process.start()
        return self

    def hear(self):
        """The next thing that the function sends."""
        if not self.pipe.poll(program.LIMIT):
            raise AssertionError("whoever reads hangs")
        heard = self.pipe.recv()
        if isinstance(heard, Exception):
            raise AssertionError(f"whoever reads met {heard!r}")
        return heard

    def __exit__(self, *_):
        self.process.kill()
        self.process.join()
