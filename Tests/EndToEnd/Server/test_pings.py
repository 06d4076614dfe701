"""A healthchecks-compatible service is told of start and end; whatever comes of it matters to nothing else."""

import re
import shutil
import time
import unittest

from listeners import free_port, hanging_service, ping_service
from server import WrapperCase, need

SUMMARY = "scorecard[20230301T063000Z-7f3a]: notice: published 28 February 2023: 16 of 16 figures calculated (exit code 0, 0.1 s)\n"


class Pings(WrapperCase):
    """With a service on this machine."""

    def setUp(self):
        super().setUp()
        need("curl", "curl")

    def test_start_and_end_of_a_run_that_succeeds(self):
        self.program_says(out="notice: no\n", err="scorecard[x]: notice: waiting for exclusions\n" + SUMMARY)
        with ping_service() as (url, told):
            self.set(SCORECARD_PING_URL=url)
            self.assertEqual(self.run_wrapper(), (0, ""))
        (first, first_id, _), (last, last_id, body) = told
        self.assertEqual((first, last), ("/check-1/start", "/check-1/0"))
        self.assertEqual(first_id, last_id)
        self.assertRegex(first_id, r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
        self.assertEqual(body, SUMMARY)

    def test_the_exit_code_of_one_that_fails(self):
        with ping_service() as (url, told):
            self.set(SCORECARD_PING_URL=url + "/", SCORECARD_CHECK_PING_URL=url + "-nightly")
            self.program_says(code=65, err=SUMMARY.replace("exit code 0", "exit code 65"))
            self.run_wrapper()
            self.program_says(code=70, err="")
            self.run_wrapper()
            self.program_says(code=65, err="scorecard: error: exclusions: refused: exclusions.csv, line 2: …\n")
            self.run_wrapper(wrapper="check-nightly")
        self.assertEqual([path for path, *_ in told], ["/check-1/start", "/check-1/65", "/check-1/start", "/check-1/70",
                                                       "/check-1-nightly/start", "/check-1-nightly/65"])
        self.assertIn("exit code 65", told[1][2])
        self.assertIn("ended with exit code 70", told[3][2])
        self.assertNotIn("exclusions.csv", told[5][2])
        self.assertEqual(len({rid for _, rid, _ in told}), 3)

    def test_the_summary_in_json(self):
        line = '{"time":"2023-03-01T06:30:00Z","run":"x","level":"notice","message":"published 28 February 2023: …"}\n'
        self.program_says(err=line)
        with ping_service() as (url, told):
            self.set(SCORECARD_PING_URL=url)
            self.run_wrapper("--log-format", "json")
        self.assertEqual(told[1][2], line)

    def test_a_run_that_cannot_write_its_log(self):
        (self.folder / "log").touch()
        with ping_service() as (url, told):
            self.set(SCORECARD_PING_URL=url)
            self.assertEqual(self.run_wrapper()[0], 73)
        self.assertEqual([path for path, *_ in told], ["/check-1/73"])

    def test_one_that_is_not_started_says_nothing_about_the_one_that_is_on(self):
        with ping_service() as (url, told):
            self.set(SCORECARD_PING_URL=url)
            self.hold()
            first = self.start()
            self.has_started()
            self.assertEqual(self.run_wrapper()[0], 75)
            self.let_go()
            first.wait(timeout=30)
        self.assertEqual([path for path, *_ in told], ["/check-1/start", "/check-1/0"])

    def test_the_log_of_a_run_that_was_put_aside_still_gives_its_summary(self):
        self.program_says(after=SUMMARY)
        with ping_service() as (url, told):
            self.set(SCORECARD_PING_URL=url)
            self.hold()
            process = self.start()
            self.has_started()
            self.log_path.rename(self.log_path.with_name("scorecard.log.1"))
            self.let_go()
            process.wait(timeout=30)
        self.assertEqual(told[1][2], SUMMARY)


class PingsThatFail(WrapperCase):
    """The run is the same, and so is what it prints."""

    def same_run(self, url, **more):
        """Runs with this address: exit codes and output are those without, and it does not take long."""
        self.set(SCORECARD_PING_URL=url, SCORECARD_CHECK_PING_URL=url, SCORECARD_PING_SECONDS="1", **more)
        for code in (0, 65):
            self.program_says(code=code)
            begin = time.monotonic()
            got, err = self.run_wrapper()
            self.assertLess(time.monotonic() - begin, 15)
            self.assertEqual(got, code)
            self.assertEqual(err.count("\n"), 0 if code == 0 else 1)
            self.assertIn("the ping 'start' failed", self.log())
            self.assertIn(f"the ping '{code}' failed", self.log())
            self.assertIn(f"end: exit code {code}", self.log())
        self.assertEqual(self.run_wrapper(wrapper="check-nightly")[0], 65)
        self.assertEqual(len(self.arguments()), 3)

    def test_nobody_is_there(self):
        self.same_run(f"http://127.0.0.1:{free_port()}/check-1")

    def test_the_name_is_not_known(self):
        self.same_run("http://no-such-host.invalid/check-1")

    def test_it_hangs(self):
        with hanging_service() as url:
            self.same_run(url)

    def test_it_refuses(self):
        with ping_service(status=404) as (url, told):
            self.same_run(url)
            self.assertEqual(len(told), 6)

    def test_there_is_no_curl(self):
        tools = self.folder / "tools"
        tools.mkdir()
        names = "cat comm date dirname flock grep mkdir mktemp mv readlink rm sed sort stat tail timeout wc"
        for name in names.split():
            (tools / name).symlink_to(shutil.which(name))
        with ping_service() as (url, told):
            self.same_run(url, PATH=tools)
            self.assertEqual(told, [])

    def test_the_address_is_in_no_log(self):
        url = f"http://127.0.0.1:{free_port()}/5ecre7"
        self.same_run(url)
        self.assertIsNone(re.search("5ecre7", self.log()))


if __name__ == "__main__":
    unittest.main()
