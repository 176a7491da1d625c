import asyncio

import pytest

from bot.chat.queue import Queue, QueueClosedError, QueueFullError


class Works:
    """Pieces of work that end when told to; notes who started and how many ran at once."""

    def __init__(self) -> None:
        self.started: list[int] = []
        self.running = 0
        self.most = 0
        self.go = asyncio.Event()

    def piece(self, number: int):
        async def work() -> int:
            self.started.append(number)
            self.running += 1
            self.most = max(self.most, self.running)
            await self.go.wait()
            await asyncio.sleep(0)
            self.running -= 1
            return number

        return work


async def test_two_hundred_pieces_run_in_order_of_arrival_a_few_at_a_time():
    queue, works = Queue(running=3), Works()

    waiting = [asyncio.create_task(queue.do(works.piece(number))) for number in range(200)]
    await asyncio.sleep(0)
    assert works.started == [0, 1, 2]
    assert len(queue) == 200
    works.go.set()

    assert await asyncio.gather(*waiting) == list(range(200))
    assert works.started == list(range(200))
    assert works.most == 3
    assert len(queue) == 0


async def test_a_full_queue_refuses_at_once():
    queue, works = Queue(running=1, waiting=2), Works()
    inside = [asyncio.create_task(queue.do(works.piece(number))) for number in range(3)]
    await asyncio.sleep(0)

    with pytest.raises(QueueFullError):
        await queue.do(works.piece(3))

    works.go.set()
    assert await asyncio.gather(*inside) == [0, 1, 2]
    assert await queue.do(works.piece(4)) == 4


async def test_what_still_waits_can_be_dropped_while_what_runs_is_finished():
    queue, works = Queue(running=1), Works()
    inside = [asyncio.create_task(queue.do(works.piece(number))) for number in range(3)]
    await asyncio.sleep(0)

    queue.close()
    queue.drop()
    works.go.set()
    first, *others = await asyncio.gather(*inside, return_exceptions=True)
    await queue.idle()

    assert first == 0
    assert [type(other) for other in others] == [QueueClosedError] * 2
    assert works.started == [0]


async def test_a_closed_queue_finishes_what_is_inside_and_takes_nothing_new():
    queue, works = Queue(running=1), Works()
    inside = [asyncio.create_task(queue.do(works.piece(number))) for number in range(3)]
    await asyncio.sleep(0)

    queue.close()
    with pytest.raises(QueueClosedError):
        await queue.do(works.piece(3))
    idle = asyncio.create_task(queue.idle())
    await asyncio.sleep(0)
    assert not idle.done()
    works.go.set()
    await asyncio.wait_for(idle, 5)

    assert [task.result() for task in inside] == [0, 1, 2]


async def test_failed_and_cancelled_work_gives_its_place_back():
    queue, works = Queue(running=1), Works()

    async def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await queue.do(fail)
    running = asyncio.create_task(queue.do(works.piece(1)))
    waiting = asyncio.create_task(queue.do(works.piece(2)))
    await asyncio.sleep(0)
    waiting.cancel()
    running.cancel()
    await asyncio.gather(running, waiting, return_exceptions=True)
    await asyncio.wait_for(queue.idle(), 5)
    works.go.set()

    assert await queue.do(works.piece(3)) == 3
