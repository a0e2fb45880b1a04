"""How every loop of the service rests."""

import asyncio


async def pause(*events: asyncio.Event, seconds: float) -> None:
    """Wait until one of the events is set or the time is over."""
    tasks = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
