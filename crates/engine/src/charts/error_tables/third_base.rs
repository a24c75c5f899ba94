//! Errors by the third baseman.

use super::{ErrorTable, NONE, infield, ratings};

/// By total of three dice.
#[rustfmt::skip]
pub(super) const TABLE: ErrorTable = ErrorTable([
    //               two bases                                     one base
    /*  3 */ infield(ratings![10, 15, 16, 23, 24, 56],             ratings![1-4, 8, 14]),
    /*  4 */ infield(NONE,                                         ratings![2, 3, 6, 14, 16, 44]),
    /*  5 */ infield(NONE,                                         NONE),
    /*  6 */ infield(NONE,                                         ratings![21, 25, 30, 34, 53]),
    /*  7 */ infield(NONE,                                         ratings![16, 19, 39, 59-65]),
    /*  8 */ infield(NONE,                                         ratings![25, 30, 33, 47, 53, 56, 62, 65]),
    /*  9 */ infield(NONE,                                         ratings![24, 27, 29, 34, 37, 39, 47-65]),
    /* 10 */ infield(NONE,                                         ratings![26, 31, 41, 53-65]),
    /* 11 */ infield(ratings![56, 65],                             ratings![13, 18, 20, 21, 23, 26, 28, 31-33, 35, 37, 41-53, 59]),
    /* 12 */ infield(ratings![62],                                 ratings![12, 17, 22, 24, 27, 29, 34-50, 56-59, 65]),
    /* 13 */ infield(ratings![41, 47, 53, 59],                     ratings![10, 15, 23, 25, 28, 30, 32, 33, 35, 44, 65]),
    /* 14 */ infield(ratings![28-31, 34, 35, 50],                  ratings![14, 16, 19, 20, 22, 32, 39, 44, 56, 62]),
    /* 15 */ infield(ratings![19-27, 32, 33, 37, 39, 44, 50, 59],  ratings![5-8, 11, 14, 15, 17, 18, 28-31, 34]),
    /* 16 */ infield(ratings![11-18, 32, 33, 37, 53, 62, 65],      ratings![4, 8, 19, 21, 22, 27, 41]),
    /* 17 */ infield(ratings![3-10, 17, 18, 25-27, 34-37, 44, 47], ratings![11, 19, 32, 56]),
    /* 18 */ infield(ratings![11-18, 32, 33, 37, 53, 62, 65],      ratings![4, 8, 19, 21, 22, 27, 41]),
]);
