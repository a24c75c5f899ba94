//! Every limit that is not one connection's alone, as a server keeps them.

use super::counts::{Counts, Held};
use super::exceeded::{Exceeded, Limit};
use super::keyed::Keyed;
use super::pace::Pace;
use super::rate::Rate;
use super::table::Limits;
use super::whole::Count;
use crate::metrics::Limited;
use std::hash::Hash;
use std::net::IpAddr;
use tokio::time::Instant;

/// The limits. Each thing that is refused is counted here.
#[derive(Debug)]
pub(crate) struct Limiter {
    requests: Keyed,
    handshakes: Keyed,
    events: Keyed,
    sockets: Counts,
    connections: Counts,
    strangers: Counts,
    limited: Limited,
}

impl Limiter {
    /// Nothing has been asked for yet.
    pub(crate) fn new(limited: Limited) -> Self {
        Self {
            requests: Keyed::default(),
            handshakes: Keyed::default(),
            events: Keyed::default(),
            sockets: Counts::default(),
            connections: Counts::default(),
            strangers: Counts::default(),
            limited,
        }
    }

    /// A message on a connection.
    ///
    /// # Errors
    /// [`Exceeded`], when they come too fast.
    pub(crate) fn frame(&self, limits: &Limits, pace: &mut Pace) -> Result<(), Exceeded> {
        let rate = limits.frames;
        let taken = pace.frame(rate, Instant::now());
        self.count(taken.map_err(|wait| Exceeded::too_often(Limit::Frames, rate, wait)))
    }

    /// An event of a user.
    ///
    /// # Errors
    /// [`Exceeded`], when he sends too many of its kind.
    pub(crate) fn event(
        &self,
        limits: &Limits,
        user: &str,
        event: &'static str,
    ) -> Result<(), Exceeded> {
        let (limit, rate) = match limits.events.rate(event) {
            Some(rate) => (Limit::Event(event), rate),
            None => (Limit::EveryEvent, limits.every_event),
        };
        self.often(&self.events, (user, event), limit, rate)
    }

    /// A request over HTTP.
    ///
    /// # Errors
    /// [`Exceeded`], when too many come from this address.
    pub(crate) fn request(&self, limits: &Limits, address: IpAddr) -> Result<(), Exceeded> {
        self.often(&self.requests, address, Limit::Requests, limits.requests)
    }

    /// An attempt to open a WebSocket.
    ///
    /// # Errors
    /// [`Exceeded`], when too many come from this address.
    pub(crate) fn handshake(&self, limits: &Limits, address: IpAddr) -> Result<(), Exceeded> {
        self.often(
            &self.handshakes,
            address,
            Limit::Handshakes,
            limits.handshakes,
        )
    }

    /// One more socket.
    ///
    /// # Errors
    /// [`Exceeded`], when this address has as many as one may.
    pub(crate) fn socket(&self, limits: &Limits, address: IpAddr) -> Result<Held, Exceeded> {
        let most = limits.sockets_per_address;
        self.many(&self.sockets, address, Limit::SocketsPerAddress, most)
    }

    /// One more WebSocket.
    ///
    /// # Errors
    /// [`Exceeded`], when this address has as many as one may.
    pub(crate) fn connection(&self, limits: &Limits, address: IpAddr) -> Result<Held, Exceeded> {
        let most = limits.connections_per_address;
        self.many(
            &self.connections,
            address,
            Limit::ConnectionsPerAddress,
            most,
        )
    }

    /// One more WebSocket whose user is not known yet.
    ///
    /// # Errors
    /// [`Exceeded`], when this address has as many as one may.
    pub(crate) fn stranger(&self, limits: &Limits, address: IpAddr) -> Result<Held, Exceeded> {
        let most = limits.unauthenticated_per_address;
        self.many(
            &self.strangers,
            address,
            Limit::UnauthenticatedPerAddress,
            most,
        )
    }

    /// As many of something as may be are counted elsewhere: what is answered to one more.
    pub(crate) fn too_many(&self, limit: Limit, most: usize) -> Exceeded {
        let exceeded = Exceeded::too_many(limit, most);
        self.limited.count(exceeded.limit());
        exceeded
    }

    fn often(
        &self,
        buckets: &Keyed,
        key: impl Hash,
        limit: Limit,
        rate: Rate,
    ) -> Result<(), Exceeded> {
        let taken = buckets.take(key, rate, Instant::now());
        self.count(taken.map_err(|wait| Exceeded::too_often(limit, rate, wait)))
    }

    fn many(
        &self,
        counts: &Counts,
        address: IpAddr,
        limit: Limit,
        most: Count,
    ) -> Result<Held, Exceeded> {
        let held = counts.hold(address, most.number());
        held.ok_or_else(|| self.too_many(limit, most.size()))
    }

    fn count(&self, taken: Result<(), Exceeded>) -> Result<(), Exceeded> {
        taken.inspect_err(|exceeded| self.limited.count(exceeded.limit()))
    }
}
