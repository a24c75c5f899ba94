//! Errors by the pitcher.

use super::{ErrorTable, NONE, infield, ratings};

/// By total of three dice.
#[rustfmt::skip]
pub(super) const TABLE: ErrorTable = ErrorTable([
    //               two bases                            one base
    /*  3 */ infield(ratings![8-12, 26-28, 39-43],        ratings![2, 3, 7, 14, 15]),
    /*  4 */ infield(NONE,                                ratings![15, 16, 40]),
    /*  5 */ infield(NONE,                                NONE),
    /*  6 */ infield(NONE,                                ratings![8, 22, 38, 39, 43-51]),
    /*  7 */ infield(NONE,                                ratings![14, 21, 36, 39, 42-44, 47-51]),
    /*  8 */ infield(NONE,                                ratings![22, 33, 38, 39, 43-51]),
    /*  9 */ infield(NONE,                                ratings![16, 19, 26, 28, 34-36, 39-51]),
    /* 10 */ infield(NONE,                                ratings![20, 23, 24, 27-51]),
    /* 11 */ infield(NONE,                                ratings![10, 13, 15, 17, 18, 20, 21, 23, 24, 27-38, 40, 42, 44-51]),
    /* 12 */ infield(NONE,                                ratings![7, 11, 12, 15-19, 22-51]),
    /* 13 */ infield(NONE,                                ratings![6, 13, 14, 21, 22, 26, 27, 30-34, 38-51]),
    /* 14 */ infield(NONE,                                ratings![4, 14, 18, 21, 22, 26, 31, 35, 42, 43, 48-51]),
    /* 15 */ infield(ratings![50, 51],                    ratings![10-12, 19, 20, 24, 26, 30, 35, 38, 40, 46, 47]),
    /* 16 */ infield(ratings![30-48, 50, 51],             ratings![8, 11, 16, 23]),
    /* 17 */ infield(ratings![13-28, 44-50],              NONE),
    /* 18 */ infield(ratings![4-12, 19-28, 34-43, 46-48], NONE),
]);
