#pragma once

#include <boost/asio/ip/tcp.hpp>

#include <memory>
#include <span>
#include <string_view>

#include "server/http/stored_bytes.hpp"

struct ssl_ctx_st;

namespace quorate::server {

using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

/// How an attempt to read or write without blocking ended.
enum class Io { done, want_read, want_write, closed };

/// Whether more of the same answer follows at once: small pieces then wait to share its packets.
enum class Follows { nothing, more };

/// The bytes of one connection, plain or TLS. Neither call blocks: the caller waits for readiness
/// and tries again, so that a connection that waits holds no buffer.
class Transport {
public:
    virtual ~Transport() = default;

    virtual Io read(std::span<char> into, std::size_t& count) = 0;

    /// Writes as much of the pieces, in order, as fits.
    virtual Io write(std::span<const std::string_view> pieces,
                     Follows follows,
                     std::size_t& count) = 0;

    /// Whether write_stored() works: TLS has to read what it sends.
    virtual bool takes_stored() const = 0;

    /// Writes as much as fits of what stands at `offset`.
    virtual Io write_stored(const StoredBytes& bytes, std::size_t offset, std::size_t& count) = 0;

    virtual bool is_secure() const = 0;
};

/// Plain TCP on `socket`, which must be non-blocking and outlive the transport.
std::unique_ptr<Transport> plain_transport(Socket& socket);

/// TLS on `socket`; the handshake happens in the first reads.
std::unique_ptr<Transport> tls_transport(Socket& socket, ssl_ctx_st* context);

struct FreeTlsContext {
    void operator()(ssl_ctx_st* context) const noexcept;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, FreeTlsContext>;

/// TLS 1.2 or newer with the certificate chain and key in these PEM files. Throws
/// std::runtime_error with one sentence when they cannot be used.
TlsContext make_tls_context(const std::string& certificate_file, const std::string& key_file);

}  // namespace quorate::server
