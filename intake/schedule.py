"""What happens by the clock: the digest (APScheduler, cron in the recruiters' time zone)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from intake.config import Config, ConfigError, Digest
from intake.log import logger
from intake.store import Store
from intake.worklist import queue_digest
from storage.errors import StoreUnavailable

# A digest that is due while the process is busy or asleep is still built this much later, once.
GRACE_SECONDS = 6 * 3600


def trigger(settings: Digest) -> CronTrigger:
    """Read the cron fields. Raises ConfigError that names the key."""
    try:
        zone = ZoneInfo(settings.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ConfigError(
            f'digest.time_zone: there is no zone "{settings.time_zone}"; write one such as "America/Los_Angeles"'
        ) from None
    try:
        return CronTrigger.from_crontab(settings.cron, timezone=zone)
    except ValueError as error:
        raise ConfigError(f'digest.cron: "{settings.cron}" is no cron line of five fields: {error}') from None


@contextmanager
def digests(settings: Config, store: Store, on_queued: Callable[[], None]) -> Iterator[None]:
    """Queue a digest at each time of the cron line, while the block runs."""
    if not settings.digest.recipients:
        logger().warning("digest.off", mend="name digest.recipients in the configuration to get one")
        yield
        return

    async def job() -> None:
        try:
            if await queue_digest(store, settings):
                on_queued()
        except (StoreUnavailable, OSError) as error:
            logger().error("digest.failed", detail=str(error), mend="run `intake digest --send` when the store is back")

    scheduler = AsyncIOScheduler()
    scheduler.add_job(job, trigger(settings.digest), max_instances=1, coalesce=True, misfire_grace_time=GRACE_SECONDS)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
