# SPDX-License-Identifier: Apache-2.0
"""What tests/system/servers/run asks of a server: a file each group, and what they have in common."""
