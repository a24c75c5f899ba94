//! What an operator does with a running server: move, back up, restore and examine its log; ask whether it is
//! ready; read its metrics and its logs.

mod audit;
mod backup;
mod doctor;
mod faults;
mod logs;
mod metrics;
mod migrate;
mod place;
mod proxy;
mod ready;
