//! stub
use bandbox_engine::{Event,GameState,team::ByTeam,play::Play};
#[derive(Debug,Default,Clone)] pub struct LineScore;
impl LineScore { pub fn record(&mut self,_:&Event){} pub fn innings(&self)->&[(u16,Option<u16>)]{&[]} pub fn runs(&self)->ByTeam<u16>{ByTeam::default()} pub fn hits(&self)->ByTeam<u16>{ByTeam::default()} pub fn errors(&self)->ByTeam<u16>{ByTeam::default()} pub fn left_on_base(&self)->ByTeam<u16>{ByTeam::default()} }
pub fn play_description(_:&GameState,_:&Play)->String{String::new()}
