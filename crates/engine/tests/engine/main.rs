//! The rules put to the test: one program, so that a change to the rules is compiled and linked once.

mod cards;
mod charts;
mod common;
mod dice;
mod injury_chart;
mod inning_tree;
mod laws;
mod legal;
mod rules;
mod running_charts;
mod scored;
mod setup;
mod transitions;
mod words;
mod x_check_charts;
