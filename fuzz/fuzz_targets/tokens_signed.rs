//! A good token with something changed in its header or its claims before it was signed: it is good only for who is named
//! in it, until it ends, by the algorithm of the key.
#![no_main]

use bandbox_fuzz::edits::Edits;
use bandbox_fuzz::signed;
use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|input: (Edits, Edits)| {
    let (of_header, of_claims) = input;
    let mut header = json!({"alg": "HS256", "typ": "JWT", "kid": "k"});
    let mut claims = json!({
        "sub": "ann", "name": "Ann", "exp": signed::FAR, "iat": 1, "nbf": 1, "jti": "1", "iss": signed::ISSUER,
        "aud": [signed::AUDIENCE], "roles": ["admin"],
    });
    of_header.make(&mut header);
    of_claims.make(&mut claims);
    let Ok(user) = signed::TOKENS.verify(&signed::sign(&header, &claims)) else {
        return;
    };
    assert_eq!(header["alg"], "HS256", "the key has one algorithm");
    assert_eq!(claims["sub"], *user.id);
    assert!(!user.id.is_empty());
    assert_eq!(claims["iss"], signed::ISSUER);
    assert!(
        claims["exp"].as_f64().is_some_and(|end| end > signed::PAST),
        "{claims}"
    );
    let admin = claims["roles"]
        .as_array()
        .is_some_and(|roles| roles.contains(&json!("admin")));
    assert_eq!(user.admin, admin);
});
