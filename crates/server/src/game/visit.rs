//! Visits: who comes into the room of a game, what he has missed, what he looks at.

use super::replay;
use super::request::{Look, Peer};
use super::room::Place;
use super::table::WHOLE_LOG;
use super::task::GameTask;
use super::ticket::Ticket;
use crate::connection::outbox::Frame;
use crate::limits::Limit;
use crate::metrics::Resumed;
use crate::store_fault;
use crate::view::event::timestamp;
use crate::view::{Audience, snapshot};
use bandbox_protocol::v1::cards::{CardsData, CardsOf};
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::members::MemberList;
use bandbox_protocol::v1::reply::{BoxScoreData, GameJoined, GameStateSync, LineupData};
use bandbox_protocol::v1::view::{LineupView, PlayerView};
use bandbox_protocol::v1::{ErrorData, Notice, NoticeFrame, ReplyEvent};
use bandbox_store::{Seq, StoreError};

impl GameTask {
    pub(super) async fn join(
        &mut self,
        from: Peer,
        role: MemberRole,
        after_seq: Option<u64>,
        epoch: Option<u64>,
        ticket: Ticket,
    ) {
        let standing = self.standing(&from);
        let (side, audience) = match standing.as_member(role) {
            Ok(place) => place,
            Err(error) => return ticket.refuse(error),
        };
        let place = Place {
            role,
            side,
            audience,
            seen: true,
        };
        self.come_in(from, place, after_seq, epoch, ticket).await;
    }

    /// As [`GameTask::join`], for somebody who is not seen: he comes and goes with every question he asks.
    pub(super) async fn follow(
        &mut self,
        from: Peer,
        after_seq: Option<u64>,
        epoch: Option<u64>,
        ticket: Ticket,
    ) {
        let standing = self.standing(&from);
        // Whoever may play polls as a player, so a room that is full of spectators has a place for him.
        let (role, (side, audience)) = match standing.as_member(MemberRole::Player) {
            Ok(place) => (MemberRole::Player, place),
            Err(_) => (MemberRole::Spectator, (None, standing.audience())),
        };
        let place = Place {
            role,
            side,
            audience,
            seen: false,
        };
        self.come_in(from, place, after_seq, epoch, ticket).await;
    }

    async fn come_in(
        &mut self,
        from: Peer,
        place: Place,
        after_seq: Option<u64>,
        epoch: Option<u64>,
        ticket: Ticket,
    ) {
        if let Err(error) = self.may_come_in(&from, &place) {
            return ticket.refuse(error);
        }
        let audience = place.audience;
        let missed = match self.missed(after_seq, epoch, audience).await {
            Ok(missed) => missed,
            Err(error) => return ticket.refuse(store_fault::refusal(&error)),
        };
        self.room
            .join(from.clone(), place, self.app.gauges.member());
        let (recovered, from_where) = missed;
        if after_seq.is_some() {
            self.app.metrics.resumed(from_where);
        }
        let replayed = recovered.as_ref().map_or(0, Vec::len);
        ticket.answer(ReplyEvent::GameJoined(GameJoined {
            game_id: self.wire_id(),
            side: place.side,
            role: place.role,
            epoch: self.app.epoch,
            head_seq: self.table.head.seq.0,
            recovered: recovered.is_some(),
            replayed: u32::try_from(replayed).unwrap_or(u32::MAX),
            members: self.room.members(),
        }));
        match recovered {
            Some(frames) => {
                for frame in frames {
                    from.outbox.send(frame);
                }
            }
            None => {
                let event = Notice::GameStateSync(Box::new(self.sync(audience)));
                let game_id = Some(self.wire_id());
                from.outbox
                    .send(NoticeFrame { event, game_id }.to_json().into());
            }
        }
    }

    /// The frames that a client has missed, and where they are from; none when it must take a snapshot.
    async fn missed(
        &self,
        after_seq: Option<u64>,
        epoch: Option<u64>,
        audience: Audience,
    ) -> Result<(Option<Vec<Frame>>, Resumed), StoreError> {
        let (Some(after_seq), true) =
            (after_seq, epoch.is_none_or(|epoch| epoch == self.app.epoch))
        else {
            return Ok((None, Resumed::Snapshot));
        };
        let head = self.table.head.seq.0;
        if after_seq > head {
            return Ok((None, Resumed::Snapshot));
        }
        if after_seq == head {
            return Ok((Some(Vec::new()), Resumed::Memory));
        }
        if let Some(frames) = self.room.recent(after_seq, audience) {
            return Ok((Some(frames), Resumed::Memory));
        }
        let log = self.app.store.read(self.game, Seq::ZERO, WHOLE_LOG).await?;
        let frames = replay::frames(&log, after_seq, self.wire_id(), audience);
        let from_where = match &frames {
            Some(_) => Resumed::Log,
            None => Resumed::Snapshot,
        };
        Ok((frames, from_where))
    }

    pub(super) async fn look(&self, from: &Peer, look: Look, ticket: Ticket) {
        match look {
            Look::State => {
                let audience = self.standing(from).audience();
                ticket.answer(ReplyEvent::GameStateSync(Box::new(self.sync(audience))));
            }
            Look::Lineup(side) => {
                let state = &self.table.state;
                ticket.answer(ReplyEvent::LineupData(LineupData {
                    game_id: self.wire_id(),
                    side,
                    lineup: LineupView::from(state.lineup(side)),
                    bench: state.bench(side).map(|(id, _)| id).collect(),
                    players: state
                        .rosters()
                        .players(side)
                        .map(|(id, p)| PlayerView::of(id, p))
                        .collect(),
                }));
            }
            Look::Cards(side) => match self.standing(from).cards_of(side) {
                Ok(side) => {
                    let state = &self.table.state;
                    let rosters = state.rosters();
                    let cards = rosters.players(side).filter_map(|(id, _)| {
                        rosters.cards(id).and_then(|cards| CardsOf::of(id, cards))
                    });
                    ticket.answer(ReplyEvent::Cards(CardsData {
                        game_id: self.wire_id(),
                        side,
                        cards: cards.collect(),
                        bench: state.bench(side).map(|(id, _)| id).collect(),
                    }));
                }
                Err(error) => ticket.refuse(error),
            },
            Look::BoxScore => {
                let score = self.table.told.scorekeeper.box_score();
                ticket.answer(ReplyEvent::BoxScoreData(Box::new(BoxScoreData {
                    game_id: self.wire_id(),
                    seq: self.table.head.seq.0,
                    standing: score.standing,
                    line_score: snapshot::line_score(&score.line_score),
                    teams: score.teams,
                })));
            }
            Look::Members { after, limit } => {
                let (members, total) = self.room.page(after.as_deref(), usize::from(limit));
                let next = members.last().map(|last| last.user_id.clone());
                ticket.answer(ReplyEvent::MemberList(MemberList {
                    game_id: self.wire_id(),
                    next: next.filter(|next| self.room.is_anybody_after(next)),
                    total: u32::try_from(total).unwrap_or(u32::MAX),
                    members,
                }));
            }
            Look::History { after, limit } => {
                match self.app.store.read(self.game, Seq::ZERO, WHOLE_LOG).await {
                    Ok(log) => {
                        let history = replay::history(&log, self.wire_id(), after, limit);
                        ticket.answer(ReplyEvent::PlayHistory(history));
                    }
                    Err(error) => ticket.refuse(store_fault::refusal(&error)),
                }
            }
        }
    }

    /// Watching has an end: each who does costs a frame for every event.
    fn may_come_in(&self, from: &Peer, place: &Place) -> Result<(), ErrorData> {
        let of_game = self.table.seats.access.max_spectators;
        let most = of_game.map_or(usize::MAX, |most| most.try_into().unwrap_or(usize::MAX));
        let most = most.min(self.app.live.now().max_spectators_per_game);
        let full = self.room.spectators() >= most;
        if full && place.side.is_none() && !self.room.has(from.connection) {
            let exceeded = self.app.limiter.too_many(Limit::SpectatorsPerGame, most);
            return Err(ErrorData::from(exceeded).at("data.game_id"));
        }
        Ok(())
    }

    fn sync(&self, audience: Audience) -> GameStateSync {
        GameStateSync {
            game_id: self.wire_id(),
            state: snapshot::snapshot(&self.table, audience),
            recent_plays: self.table.told.recent.iter().cloned().collect(),
            seq: self.table.head.seq.0,
            timestamp: timestamp(jiff::Timestamp::now()),
        }
    }
}
