# SPDX-License-Identifier: Apache-2.0
"""Where an example server does not do as the official runtime on Node 20.20.2 does, and why."""

# Node's engine reads forms more strictly than workerd, and builds requests more strictly. quire is
# modelled on workerd, on which GitBook runs integrations. Held against the recorded verdict.
AS_WORKERD = "as workerd does"
DIFFERENCES = {}
