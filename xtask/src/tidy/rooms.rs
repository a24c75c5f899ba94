//! What each package may depend on: the one list. A dependency that is not here is a decision not yet taken.

/// What a package may use when it is built, tests aside.
pub(super) struct Room {
    /// The package.
    pub(super) name: &'static str,
    /// Packages of this workspace, in its tests too: this is what keeps dependencies pointing one way.
    pub(super) rooms: &'static [&'static str],
    /// Packages from elsewhere.
    pub(super) crates: &'static [&'static str],
}

/// Every package, lowest first: a package uses only packages above its own line.
pub(super) const ROOMS: &[Room] = &[
    Room {
        name: "bandbox-engine",
        rooms: &[],
        // Pure: nothing that reads a clock, a file, a socket or the system's randomness.
        crates: &[
            "arrayvec",
            "chacha20",
            "data-encoding",
            "schemars",
            "serde",
            "sha2",
            "thiserror",
            "ts-rs",
            "zeroize",
        ],
    },
    Room {
        name: "bandbox-scorebook",
        rooms: &["bandbox-engine"],
        crates: &["schemars", "serde", "ts-rs"],
    },
    Room {
        name: "bandbox-retrosheet",
        rooms: &["bandbox-engine", "bandbox-scorebook"],
        crates: &["arrayvec", "memchr", "thiserror"],
    },
    Room {
        name: "bandbox-protocol",
        rooms: &["bandbox-engine", "bandbox-scorebook"],
        crates: &[
            "schemars",
            "serde",
            "serde_json",
            "serde_path_to_error",
            "thiserror",
            "ts-rs",
            "uuid",
        ],
    },
    Room {
        name: "bandbox-store",
        rooms: &["bandbox-engine"],
        crates: &[
            "data-encoding",
            "jiff",
            "serde",
            "serde_json",
            "sha2",
            "sqlx",
            "thiserror",
            "tokio",
            "tracing",
            "uuid",
        ],
    },
    Room {
        name: "bandbox-tokens",
        rooms: &[],
        crates: &[
            "data-encoding",
            "getrandom",
            "jiff",
            "jsonwebtoken",
            "serde",
            "serde_json",
            "thiserror",
            "uuid",
        ],
    },
    Room {
        name: "bandbox-client",
        rooms: &["bandbox-protocol"],
        crates: &[
            "futures",
            "getrandom",
            "thiserror",
            "tokio",
            "tokio-tungstenite",
            "tracing",
        ],
    },
    Room {
        name: "bandbox-server",
        rooms: &[
            "bandbox-client",
            "bandbox-engine",
            "bandbox-protocol",
            "bandbox-retrosheet",
            "bandbox-scorebook",
            "bandbox-store",
            "bandbox-tokens",
        ],
        crates: &[
            "anyhow",
            "async-nats",
            "axum",
            "clap",
            "data-encoding",
            "flate2",
            "futures",
            "getrandom",
            "hyper",
            "hyper-util",
            "ipnet",
            "jiff",
            "log",
            "openidconnect",
            "prometheus-client",
            "reqwest",
            "rust-embed",
            "rustix",
            "rustls",
            "serde",
            "serde_json",
            "thiserror",
            "tokio",
            "tokio-rustls",
            "tokio-tungstenite",
            "tokio-util",
            "toml",
            "tracing",
            "tracing-subscriber",
            "uuid",
        ],
    },
    Room {
        name: "bandbox-tests",
        // Not the server, nor the client that comes with it: the tests know them only as running programs.
        rooms: &["bandbox-engine", "bandbox-protocol", "bandbox-store"],
        crates: &[
            "anyhow",
            "axum",
            "data-encoding",
            "futures",
            "jsonwebtoken",
            "serde_json",
            "sha2",
            "tempfile",
            "tokio",
            "tokio-tungstenite",
        ],
    },
    Room {
        name: "xtask",
        rooms: &[
            "bandbox-engine",
            "bandbox-protocol",
            "bandbox-retrosheet",
            "bandbox-scorebook",
            "bandbox-store",
        ],
        crates: &[
            "anyhow",
            "cargo_metadata",
            "clap",
            "flate2",
            "futures",
            "jiff",
            "regex",
            "rustix",
            "schemars",
            "serde",
            "serde_json",
            "sqlx",
            "tempfile",
            "tokio",
            "tokio-tungstenite",
            "ts-rs",
        ],
    },
];

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use super::*;

    fn room(name: &str) -> &'static Room {
        ROOMS
            .iter()
            .find(|room| room.name == name)
            .expect("the room is listed")
    }

    #[test]
    fn every_package_uses_only_packages_listed_above_it() {
        for (place, room) in ROOMS.iter().enumerate() {
            for used in room.rooms {
                let above = ROOMS.iter().take(place).any(|above| above.name == *used);
                assert!(above, "{} uses {used}, which is not above it", room.name);
            }
        }
    }

    #[test]
    fn the_engine_knows_nobody() {
        assert!(room("bandbox-engine").rooms.is_empty());
    }

    #[test]
    fn wire_and_disk_do_not_know_each_other() {
        assert!(!room("bandbox-protocol").rooms.contains(&"bandbox-store"));
        assert!(!room("bandbox-store").rooms.contains(&"bandbox-protocol"));
    }

    #[test]
    fn a_client_needs_the_wire_alone() {
        assert_eq!(room("bandbox-client").rooms, ["bandbox-protocol"]);
    }
}
