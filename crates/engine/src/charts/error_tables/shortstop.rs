//! Errors by the shortstop.

use super::{ErrorTable, NONE, infield, ratings};

/// By total of three dice.
#[rustfmt::skip]
pub(super) const TABLE: ErrorTable = ErrorTable([
    //               two bases                             one base
    /*  3 */ infield(ratings![10, 12, 28-32, 48, 84],      ratings![2, 5, 7, 23, 27]),
    /*  4 */ infield(ratings![72],                         ratings![14, 19, 20, 24, 25, 30, 31, 80]),
    /*  5 */ infield(NONE,                                 NONE),
    /*  6 */ infield(NONE,                                 ratings![21, 22, 24, 28, 31, 48, 64, 72]),
    /*  7 */ infield(NONE,                                 ratings![60]),
    /*  8 */ infield(NONE,                                 ratings![44]),
    /*  9 */ infield(NONE,                                 ratings![64, 68, 76, 88]),
    /* 10 */ infield(NONE,                                 ratings![84]),
    /* 11 */ infield(NONE,                                 ratings![29, 40, 52-60, 72, 80-88]),
    /* 12 */ infield(NONE,                                 ratings![26, 27, 30, 42, 48, 56, 64, 68, 76-88]),
    /* 13 */ infield(NONE,                                 ratings![23, 25, 32-38, 44, 52, 72-84]),
    /* 14 */ infield(NONE,                                 ratings![16, 19, 38, 42, 60, 68]),
    /* 15 */ infield(ratings![60-68, 76-84],               ratings![12, 14, 17, 18, 20-22, 24, 28, 31-36, 40, 48, 72]),
    /* 16 */ infield(ratings![33-56, 72],                  ratings![6-10, 17, 18, 20, 28, 31, 88]),
    /* 17 */ infield(ratings![14-32, 52, 56, 72-84],       ratings![3-5, 8, 10, 36]),
    /* 18 */ infield(ratings![4-12, 22-32, 40-48, 64, 68], ratings![1, 18, 34, 52, 56]),
]);
