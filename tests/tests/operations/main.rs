//! What an operator does with a running server: move, back up, restore and examine its log; ask whether it is
//! ready; read its metrics and its logs; have it serve TLS, by itself or by a proxy.

mod audit;
mod backup;
mod behind_proxy;
mod doctor;
mod faults;
mod logs;
mod metrics;
mod migrate;
mod nodes;
mod place;
mod proxy;
mod ready;
mod tls;
