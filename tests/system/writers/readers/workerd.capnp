# SPDX-License-Identifier: Apache-2.0
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .forms)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const forms :Workerd.Worker = (
  modules = [(name = "workerd.mjs", esModule = embed "workerd.mjs")],
  compatibilityDate = "2025-11-01",
);
