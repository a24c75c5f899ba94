//! Which tokens are good.

#![allow(clippy::unwrap_used)]
use crate::tokens::MAX_BYTES;
use crate::{KeyError, PublicKeys, TokenError, Tokens, Trust, User};
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const SECRET: &str = "0123456789abcdef0123456789abcdef";

const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/testing");

/// The kinds of keys: a private one's file, the public one's, its algorithm, and its name in the set.
const KINDS: [(&str, &str, Algorithm, &str); 3] = [
    ("ed25519.pem", "ed25519.pub.pem", Algorithm::EdDSA, "ed"),
    ("es256.pem", "es256.pub.pem", Algorithm::ES256, "ec"),
    ("rs256.pem", "rs256.pub.pem", Algorithm::RS256, "rsa"),
];

fn file(name: &str) -> PathBuf {
    Path::new(KEYS).join(name)
}

fn pem(name: &str) -> Vec<u8> {
    std::fs::read(file(name)).unwrap()
}

fn trusting(trust: Trust) -> Result<Tokens, KeyError> {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, SECRET).unwrap();
    Tokens::new(&secret, trust)
}

fn with_keys(names: &[&str]) -> Tokens {
    let public_keys = names.iter().map(|name| file(name)).collect();
    let trust = Trust {
        public_keys,
        ..Trust::default()
    };
    trusting(trust).unwrap()
}

fn own() -> Tokens {
    trusting(Trust::default()).unwrap()
}

fn soon() -> i64 {
    jiff::Timestamp::now().as_second() + 600
}

fn claims() -> Value {
    json!({"sub": "ann", "exp": soon()})
}

fn with(field: &str, value: impl Into<Value>) -> Value {
    let mut claims = claims();
    claims[field] = value.into();
    claims
}

fn without(field: &str) -> Value {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(field);
    claims
}

/// A token with these claims, signed by a key of the tests.
fn signed(private: &str, algorithm: Algorithm, kid: Option<&str>, claims: &Value) -> String {
    let text = pem(private);
    let key = EncodingKey::from_ed_pem(&text)
        .or_else(|_| EncodingKey::from_ec_pem(&text))
        .or_else(|_| EncodingKey::from_rsa_pem(&text));
    let mut header = Header::new(algorithm);
    header.kid = kid.map(str::to_string);
    jsonwebtoken::encode(&header, claims, &key.unwrap()).unwrap()
}

/// A token with these claims, signed with these bytes as a secret.
fn with_secret(secret: &[u8], claims: &Value) -> String {
    let key = EncodingKey::from_secret(secret);
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &key).unwrap()
}

fn is_invalid(tokens: &Tokens, token: &str) -> bool {
    let refused = tokens.verify(token);
    matches!(refused, Err(TokenError::Invalid | TokenError::UnknownKey))
}

#[test]
fn every_kind_of_key_is_known_by_its_file_and_by_a_set() {
    let set = with_keys(&["set.json"]);
    for (private, public, algorithm, kid) in KINDS {
        let alone = with_keys(&[public]);
        let token = signed(private, algorithm, None, &claims());
        assert_eq!(alone.verify(&token).unwrap().id, "ann", "{public}");
        assert_eq!(set.verify(&token).unwrap().id, "ann", "{public} in the set");
        let named = signed(private, algorithm, Some(kid), &claims());
        assert_eq!(set.verify(&named).unwrap().id, "ann", "{kid} in the set");
        let of_another = signed(private, algorithm, Some("another"), &claims());
        assert!(is_invalid(&set, &of_another), "{kid}");
        assert!(is_invalid(&own(), &token), "{public} is not known");
    }
}

#[test]
fn a_token_without_a_signature_is_none() {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    for algorithm in ["none", "None", "NONE", ""] {
        let header = part(&json!({"alg": algorithm, "typ": "JWT"}));
        let token = format!("{header}.{}.", part(&claims()));
        assert!(is_invalid(&with_keys(&["set.json"]), &token), "{algorithm}");
    }
    let token = with_secret(SECRET.as_bytes(), &claims());
    let (unsigned, _) = token.rsplit_once('.').unwrap();
    assert!(is_invalid(&own(), &format!("{unsigned}.")));
}

#[test]
fn a_public_key_is_no_secret_to_sign_with() {
    for (_, public, _, _) in KINDS {
        let tokens = with_keys(&[public]);
        let text = pem(public);
        for secret in [&text[..], text.trim_ascii()] {
            assert!(
                is_invalid(&tokens, &with_secret(secret, &claims())),
                "{public}"
            );
        }
    }
    // Nor is a shared secret that stands in a set of public keys.
    let shared = b"a secret that everybody can read here";
    assert!(is_invalid(
        &with_keys(&["set.json"]),
        &with_secret(shared, &claims())
    ));
}

#[test]
fn a_key_is_good_for_its_own_algorithm_alone() {
    let tokens = with_keys(&["rs256.pub.pem"]);
    for algorithm in [Algorithm::RS384, Algorithm::RS512, Algorithm::PS256] {
        let token = signed("rs256.pem", algorithm, None, &claims());
        assert!(is_invalid(&tokens, &token), "{algorithm:?}");
    }
}

#[test]
fn what_a_token_must_say() {
    let now = jiff::Timestamp::now().as_second();
    let invalid = [
        without("exp"),
        without("sub"),
        with("sub", ""),
        with("exp", "soon"),
        with("nbf", now + 300),
    ];
    for claims in invalid {
        let token = with_secret(SECRET.as_bytes(), &claims);
        assert!(is_invalid(&own(), &token), "{claims}");
    }
    let over = with_secret(SECRET.as_bytes(), &with("exp", now - 60));
    assert!(matches!(own().verify(&over), Err(TokenError::Expired)));
    for claims in [with("nbf", now - 300), with("aud", "another"), claims()] {
        let token = with_secret(SECRET.as_bytes(), &claims);
        assert_eq!(own().verify(&token).unwrap().id, "ann", "{claims}");
    }
}

#[test]
fn issuer_and_audience_count_where_they_are_set() {
    let tokens = trusting(Trust {
        public_keys: vec![file("ed25519.pub.pem")],
        issuer: Some("https://league.example".to_string()),
        audience: Some("bandbox".to_string()),
    })
    .unwrap();
    let says = |issuer: Option<&str>, audience: Value| {
        let mut claims = claims();
        claims["iss"] = json!(issuer);
        claims["aud"] = audience;
        signed("ed25519.pem", Algorithm::EdDSA, None, &claims)
    };
    let ours = Some("https://league.example");
    for audience in [json!("bandbox"), json!(["forum", "bandbox"])] {
        assert!(tokens.verify(&says(ours, audience)).is_ok());
    }
    for (issuer, audience) in [
        (ours, json!("forum")),
        (ours, json!(null)),
        (Some("https://elsewhere.example"), json!("bandbox")),
        (None, json!("bandbox")),
    ] {
        let token = says(issuer, audience.clone());
        assert!(is_invalid(&tokens, &token), "{issuer:?} {audience}");
    }
    let user = User {
        admin: true,
        ..User::until(soon(), "ann", "Ann")
    };
    let own = tokens.verify(&tokens.issue(&user).unwrap()).unwrap();
    let says = (own.id, own.name, own.admin, own.expires);
    assert_eq!(
        says,
        (user.id, user.name, true, user.expires),
        "its own tokens say both"
    );
}

#[test]
fn every_token_has_a_name_of_its_own_and_says_when_it_was_made() {
    let tokens = own();
    let user = User::until(soon(), "ann", "Ann");
    let [one, other] = [&user, &user].map(|user| tokens.issue(user).unwrap());
    let [one, other] = [one, other].map(|token| tokens.verify(&token).unwrap());
    assert!(!one.token_id.is_empty() && one.token_id != other.token_id);
    assert!(one.issued > 0 && one.issued <= other.issued);
    let silent = with_secret(SECRET.as_bytes(), &claims());
    let silent = tokens.verify(&silent).unwrap();
    assert_eq!((silent.token_id.as_str(), silent.issued), ("", 0));
}

#[test]
fn the_signer_of_a_token_is_known_for_as_long_as_one_of_his_keys_is_there() {
    for (private, public, algorithm, _) in KINDS {
        let tokens = with_keys(&[public]);
        let token = signed(private, algorithm, None, &claims());
        let user = tokens.verify(&token).unwrap();
        assert!(tokens.knows_signer_of(&user), "{public}");
        // The key is the same in a file of the other kind, and where it was fetched.
        assert!(with_keys(&["set.json"]).knows_signer_of(&user), "{public}");
        assert!(!own().knows_signer_of(&user), "{public}");
        let fetching = own();
        fetching.replace_fetched(PublicKeys::read(&pem("set.json")).unwrap());
        assert_eq!(fetching.verify(&token).unwrap(), user);
        fetching.replace_fetched(PublicKeys::default());
        assert!(!fetching.knows_signer_of(&user) && is_invalid(&fetching, &token));
    }
    let of_own = own().issue(&User::until(soon(), "ann", "Ann")).unwrap();
    let user = own().verify(&of_own).unwrap();
    assert!(own().knows_signer_of(&user));
}

#[test]
fn only_a_token_that_names_a_key_which_is_not_there_asks_for_keys_to_be_fetched() {
    let tokens = with_keys(&["set.json"]);
    let unknown = signed("ed25519.pem", Algorithm::EdDSA, Some("new"), &claims());
    assert_eq!(tokens.verify(&unknown), Err(TokenError::UnknownKey));
    // What is told is the same as of any other.
    let told = [TokenError::UnknownKey, TokenError::Invalid].map(|error| error.to_string());
    assert_eq!(told[0], told[1]);
    let nameless = signed("ed25519.pem", Algorithm::EdDSA, None, &claims());
    assert_eq!(own().verify(&nameless), Err(TokenError::Invalid));
    let damaged = signed("es256.pem", Algorithm::ES256, Some("ec"), &with("sub", ""));
    assert_eq!(tokens.verify(&damaged), Err(TokenError::Invalid));
}

#[test]
fn a_token_that_is_too_long_is_not_even_read() {
    let long = with("name", "n".repeat(MAX_BYTES));
    assert!(is_invalid(&own(), &with_secret(SECRET.as_bytes(), &long)));
    let fits = with("name", "n".repeat(MAX_BYTES / 2));
    assert!(own().verify(&with_secret(SECRET.as_bytes(), &fits)).is_ok());
}

#[test]
fn keys_change_while_the_server_runs_and_a_damaged_file_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    std::fs::write(&path, pem("ed25519.pub.pem")).unwrap();
    let tokens = trusting(Trust {
        public_keys: vec![path.clone()],
        ..Trust::default()
    })
    .unwrap();
    let [before, after] = [&KINDS[0], &KINDS[1]]
        .map(|(private, _, algorithm, _)| signed(private, *algorithm, None, &claims()));
    assert!(tokens.verify(&before).is_ok() && is_invalid(&tokens, &after));

    std::fs::write(&path, pem("es256.pub.pem")).unwrap();
    tokens.read_again().unwrap();
    assert!(tokens.verify(&after).is_ok() && is_invalid(&tokens, &before));

    std::fs::write(&path, "{}").unwrap();
    assert!(tokens.read_again().is_err());
    assert!(tokens.verify(&after).is_ok());
}

#[test]
fn a_file_without_a_key_that_can_be_used_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    let refusal = |text: &[u8]| {
        std::fs::write(&path, text).unwrap();
        let trust = Trust {
            public_keys: vec![path.clone()],
            ..Trust::default()
        };
        trusting(trust).unwrap_err().to_string()
    };
    let oct = br#"{"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}"#;
    for (text, why) in [
        (pem("short.pub.pem"), "2,048 bits"),
        (pem("p384.pub.pem"), "P-256"),
        (oct.to_vec(), "keys[0] is none of Ed25519, P-256 and RSA"),
        (br#"{"keys": []}"#.to_vec(), "no key"),
        (b"{".to_vec(), "no JWK set"),
        (b"ssh-ed25519 AAAA".to_vec(), "neither a JWK set nor"),
    ] {
        let told = refusal(&text);
        assert!(told.contains(why) && told.contains("keys"), "{told}");
    }
}
