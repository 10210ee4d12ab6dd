"""`python -m backend kannel-config`: a Kannel configuration that fits our settings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from backend.gateways.sms.kannel_config import Layout, Link, Operator, configuration

if TYPE_CHECKING:
    from argparse import Namespace

    from backend.kit.settings import Settings


def run(settings: Settings, arguments: Namespace) -> int:
    """Print the configuration."""
    operator = Operator(
        link=Link(arguments.link),
        name=arguments.smsc,
        host=arguments.host,
        port=arguments.port,
        system_id=arguments.system_id,
        throughput=arguments.throughput,
    )
    layout = Layout(
        admin_port=arguments.admin_port,
        smsbox_port=arguments.smsbox_port,
        sendsms_port=arguments.sendsms_port,
        spool=arguments.spool,
        logs=arguments.logs,
    )
    sys.stdout.write(configuration(settings, operator, layout))
    return 0
