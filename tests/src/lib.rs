//! Black-box tests of the server: each runs the built `bandbox` binary as a program and speaks to it over
//! real sockets. Nothing of the server's code is linked here.
