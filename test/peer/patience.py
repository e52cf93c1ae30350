"""brmspy gives a new worker 30 seconds to answer, and up: too few on a machine that is busy with other tests."""
from multiprocessing.connection import Connection

BRMSPYS = 30.0
OURS = 240.0


def wait_patiently():
    poll = Connection.poll
    Connection.poll = lambda self, timeout=0.0: poll(self, OURS if timeout == BRMSPYS else timeout)
