"""Certificates for a collector on this machine: good ones, and some of other times."""

import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime.datetime.now(datetime.UTC)
DAY = datetime.timedelta(days=1)


class Authority:
    """Signs certificates. The system trusts it where ``file`` is named in SSL_CERT_FILE."""

    def __init__(self, folder):
        self._folder, self._key = folder, ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority of the tests")])
        made = self._build(self._name, self._key, NOW - DAY, NOW + DAY)
        certificate = made.add_extension(x509.BasicConstraints(True, None), critical=True).sign(
            self._key, hashes.SHA256()
        )
        self.file = folder / "authority.pem"
        self.file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def certificate(self, first=NOW - DAY, last=NOW + DAY, host="localhost"):
        """Return the file with key and certificate of ``host``, good from ``first`` to ``last``."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        names = x509.SubjectAlternativeName([x509.DNSName(host)])
        made = self._build(name, key, first, last).add_extension(names, critical=False).sign(self._key, hashes.SHA256())
        file = self._folder / f"{host}-{first.toordinal()}-{last.toordinal()}.pem"
        plain = serialization.NoEncryption()
        pem = serialization.Encoding.PEM
        file.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + made.public_bytes(pem))
        return file

    def _build(self, name, key, first, last):
        made = x509.CertificateBuilder().subject_name(name).issuer_name(self._name).public_key(key.public_key())
        return made.serial_number(x509.random_serial_number()).not_valid_before(first).not_valid_after(last)
