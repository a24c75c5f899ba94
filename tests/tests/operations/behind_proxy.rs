//! The server behind a real nginx with the settings of `dist/nginx.conf`: TLS, a socket, and a page from elsewhere that
//! is refused.

use anyhow::{Context, ensure};
use bandbox_tests::patience::patiently;
use bandbox_tests::server::Server;
use bandbox_tests::tools;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};

/// The name in the settings.
const NAME: &str = "bandbox.example";

/// What is not tested when something is missing.
const LEFT_OUT: &str = "nobody came through a proxy";

/// nginx with its settings and its certificate in a folder of its own. It ends with this.
struct Nginx {
    folder: TempDir,
    port: u16,
    _process: Child,
}

impl Nginx {
    /// Before a server that listens there.
    async fn before(server: SocketAddr) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        certify(folder.path()).await?;
        let (tls, plain) = (free_port().await?, free_port().await?);
        let place = |file: &str| folder.path().join(file).display().to_string();
        let settings = std::fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist/nginx.conf"),
        )?;
        let ours = [
            ("server 127.0.0.1:8080;", format!("server {server};")),
            ("listen 443 ssl;", format!("listen 127.0.0.1:{tls} ssl;")),
            ("listen 80;", format!("listen 127.0.0.1:{plain};")),
            ("/etc/ssl/bandbox.example.pem", place("certificate.pem")),
            ("/etc/ssl/private/bandbox.example.key", place("key.pem")),
        ];
        let mut settings = settings;
        for (theirs, ours) in ours {
            ensure!(settings.contains(theirs), "nginx.conf has no {theirs:?}");
            settings = settings.replace(theirs, &ours);
        }
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {};\n", place(kind)))
            .concat();
        let whole = format!(
            "daemon off;\nmaster_process off;\npid {};\nerror_log {};\nevents {{}}\nhttp {{\n{temporary}{settings}}}\n",
            place("pid"),
            place("error.log"),
        );
        std::fs::write(folder.path().join("nginx.conf"), whole)?;
        let process = Command::new("nginx")
            .args(["-p", &place(""), "-c", &place("nginx.conf")])
            .args(["-e", &place("error.log")])
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("starting nginx")?;
        let started = Self {
            folder,
            port: tls,
            _process: process,
        };
        patiently("nginx", async {
            while TcpStream::connect((Ipv4Addr::LOCALHOST, tls))
                .await
                .is_err()
            {
                tokio::task::yield_now().await;
            }
            Ok(())
        })
        .await?;
        Ok(started)
    }
}

/// A key, and a certificate for the name that it signs itself.
async fn certify(folder: &Path) -> anyhow::Result<()> {
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
        ])
        .args(["-nodes", "-days", "2", "-subj", &format!("/CN={NAME}")])
        .args(["-addext", &format!("subjectAltName=DNS:{NAME}")])
        .args(["-keyout", "key.pem", "-out", "certificate.pem"])
        .current_dir(folder)
        .output()
        .await?;
    let said = String::from_utf8_lossy(&made.stderr);
    ensure!(made.status.success(), "no certificate: {said}");
    Ok(())
}

/// A port that was free a moment ago.
async fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    Ok(listener.local_addr()?.port())
}

#[tokio::test]
async fn behind_nginx_a_socket_and_a_page_come_through_tls_and_a_page_from_elsewhere_does_not()
-> anyhow::Result<()> {
    let Some(python) = tools::python(LEFT_OUT)? else {
        return Ok(());
    };
    if !tools::has("nginx", "-v", LEFT_OUT)? || !tools::has("openssl", "version", LEFT_OUT)? {
        return Ok(());
    }
    let server = Server::start().await?;
    let nginx = Nginx::before(server.address()).await?;
    let client = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients/behind_proxy.py");
    let visited = patiently("the client", async {
        let visit = Command::new(python)
            .arg("-B")
            .arg(client)
            .args(["--port", &nginx.port.to_string(), "--name", NAME])
            .arg("--certificate")
            .arg(nginx.folder.path().join("certificate.pem"))
            .args(["--token", &server.token("ann").await?])
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .output();
        Ok(visit.await?)
    })
    .await?;
    let errors = std::fs::read_to_string(nginx.folder.path().join("error.log"))?;
    let said = String::from_utf8_lossy(&visited.stderr);
    ensure!(visited.status.success(), "{said}\nnginx: {errors}");
    assert_eq!(visited.stdout, b"well\n");
    Ok(())
}
