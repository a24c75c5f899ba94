//! TLS by the server itself, where no proxy does it: the certificate, which is read again when its files change.

use anyhow::{Context, bail};
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tokio_util::sync::CancellationToken;

/// How often the files are looked at.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(5);

/// How long the two sides may take to agree on keys.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// Speaks TLS with whoever comes.
pub(crate) struct Tls {
    files: Files,
    shown: Arc<Shown>,
    acceptor: TlsAcceptor,
}

/// Where the certificate and its key are.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Files {
    certificate: PathBuf,
    key: PathBuf,
}

/// When each of the files was last written. Whoever renews a certificate writes both.
type Written = [SystemTime; 2];

/// The certificate that is shown to those who come next.
#[derive(Debug)]
struct Shown(RwLock<Arc<CertifiedKey>>);

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        // Nothing that runs under the lock can fail.
        Some(Arc::clone(
            &self.0.read().unwrap_or_else(PoisonError::into_inner),
        ))
    }
}

impl Tls {
    /// With the certificate and the key in these files; none when neither is named.
    ///
    /// # Errors
    /// With the file that cannot be used, or the setting that is missing.
    pub(crate) fn new(
        certificate: Option<PathBuf>,
        key: Option<PathBuf>,
    ) -> anyhow::Result<Option<Self>> {
        let files = match (certificate, key) {
            (Some(certificate), Some(key)) => Files { certificate, key },
            (None, None) => return Ok(None),
            (Some(_), None) => bail!("there is a --tls-certificate; name its key in --tls-key"),
            (None, Some(_)) => {
                bail!("there is a --tls-key; name its certificate in --tls-certificate")
            }
        };
        let provider = Arc::new(aws_lc_rs::default_provider());
        let shown = Arc::new(Shown(RwLock::new(files.read(&provider)?)));
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(Arc::<Shown>::clone(&shown));
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Some(Self {
            files,
            shown,
            acceptor: TlsAcceptor::from(Arc::new(config)),
        }))
    }

    /// Agrees on keys with one who has come. None where that does not succeed in time.
    pub(crate) async fn accept(&self, socket: TcpStream) -> Option<TlsStream<TcpStream>> {
        match timeout(HANDSHAKE, self.acceptor.accept(socket)).await {
            Ok(Ok(stream)) => Some(stream),
            Ok(Err(error)) => {
                tracing::debug!(%error, "a TLS handshake failed");
                None
            }
            Err(_) => None,
        }
    }

    /// Reads the files again when they change, until the server stops. While they cannot be used, the certificate that was
    /// read before is shown; what is wrong with them is said once.
    pub(crate) async fn keep(&self, draining: CancellationToken) {
        let mut shown = self.files.written().ok();
        let mut said = None;
        while timeout(LOOKED_AT_EVERY, draining.cancelled())
            .await
            .is_err()
        {
            let written = self.files.written();
            if written.as_ref().ok() == shown.as_ref() {
                continue;
            }
            let provider = self.acceptor.config().crypto_provider();
            match written.and_then(|written| Ok((written, self.files.read(provider)?))) {
                Ok((written, key)) => {
                    *self.shown.0.write().unwrap_or_else(PoisonError::into_inner) = key;
                    shown = Some(written);
                    said = None;
                    tracing::info!("the certificate has changed");
                }
                Err(error) => {
                    let wrong = Some(format!("{error:#}"));
                    if wrong != said {
                        tracing::error!(?wrong, "the certificate read before is still shown");
                    }
                    said = wrong;
                }
            }
        }
    }
}

impl Files {
    fn read(&self, provider: &CryptoProvider) -> anyhow::Result<Arc<CertifiedKey>> {
        let Self { certificate, key } = self;
        let of_certificate = || format!("reading the certificate {}", certificate.display());
        let chain: Vec<_> = CertificateDer::pem_file_iter(certificate)
            .and_then(Iterator::collect)
            .with_context(of_certificate)?;
        if chain.is_empty() {
            bail!("there is no certificate in {}", certificate.display());
        }
        let private = PrivateKeyDer::from_pem_file(key)
            .with_context(|| format!("reading the key {}", key.display()))?;
        let both = CertifiedKey::from_der(chain, private, provider).with_context(|| {
            format!(
                "the key {} is not that of the certificate {}",
                key.display(),
                certificate.display()
            )
        })?;
        Ok(Arc::new(both))
    }

    fn written(&self) -> anyhow::Result<Written> {
        let of = |path: &PathBuf| {
            let modified = std::fs::metadata(path).and_then(|found| found.modified());
            modified.with_context(|| format!("looking at {}", path.display()))
        };
        Ok([of(&self.certificate)?, of(&self.key)?])
    }
}
