#include "server/http/transport.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>

namespace quorate::server {
namespace {

constexpr std::size_t most_pieces = 4;

class PlainTransport : public Transport {
public:
    explicit PlainTransport(Socket& socket) : handle_{socket.native_handle()} {}

    Io read(std::span<char> into, std::size_t& count) override
    {
        const ssize_t received = ::recv(handle_, into.data(), into.size(), 0);
        return ended(received, count, Io::want_read);
    }

    Io write(std::span<const std::string_view> pieces, Follows follows, std::size_t& count) override
    {
        std::array<iovec, most_pieces> vectors{};
        std::size_t used = 0;
        for (const std::string_view piece : pieces)
            if (!piece.empty() && used < most_pieces)
                vectors[used++] = {const_cast<char*>(piece.data()), piece.size()};
        msghdr message{};
        message.msg_iov = vectors.data();
        message.msg_iovlen = used;
        const int flags = MSG_NOSIGNAL | (follows == Follows::more ? MSG_MORE : 0);
        return ended(::sendmsg(handle_, &message, flags), count, Io::want_write);
    }

    bool takes_stored() const override { return true; }

    Io write_stored(const StoredBytes& bytes, std::size_t offset, std::size_t& count) override
    {
        auto from = static_cast<off_t>(offset);
        const ssize_t sent = ::sendfile(handle_, bytes.handle(), &from, bytes.size() - offset);
        return ended(sent, count, Io::want_write);
    }

    bool is_secure() const override { return false; }

private:
    static Io ended(ssize_t moved, std::size_t& count, Io when_not_ready)
    {
        if (moved > 0) {
            count = static_cast<std::size_t>(moved);
            return Io::done;
        }
        if (moved < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
            return when_not_ready;
        return Io::closed;
    }

    int handle_;
};

class TlsTransport : public Transport {
public:
    TlsTransport(Socket& socket, SSL_CTX* context) : ssl_{SSL_new(context)}
    {
        SSL_set_fd(ssl_, socket.native_handle());
        SSL_set_accept_state(ssl_);
    }
    ~TlsTransport() override
    {
        SSL_shutdown(ssl_);
        SSL_free(ssl_);
        ERR_clear_error();
    }
    TlsTransport(const TlsTransport&) = delete;
    TlsTransport& operator=(const TlsTransport&) = delete;

    Io read(std::span<char> into, std::size_t& count) override
    {
        ERR_clear_error();
        return ended(SSL_read_ex(ssl_, into.data(), into.size(), &count));
    }

    Io write(std::span<const std::string_view> pieces, Follows, std::size_t& count) override
    {
        // One record for head and small body: TLS pays per record.
        if (pending_.empty())
            for (const std::string_view piece : pieces) {
                const std::size_t room = record_bytes - pending_.size();
                pending_.append(piece.substr(0, room));
                if (piece.size() > room) break;
            }
        ERR_clear_error();
        const Io io = ended(SSL_write_ex(ssl_, pending_.data(), pending_.size(), &count));
        if (io == Io::done) pending_.clear();
        return io;
    }

    bool takes_stored() const override { return false; }
    Io write_stored(const StoredBytes&, std::size_t, std::size_t&) override { return Io::closed; }

    bool is_secure() const override { return true; }

private:
    static constexpr std::size_t record_bytes = 16 * 1024;

    Io ended(int result)
    {
        if (result > 0) return Io::done;
        switch (SSL_get_error(ssl_, result)) {
            case SSL_ERROR_WANT_READ:
                return Io::want_read;
            case SSL_ERROR_WANT_WRITE:
                return Io::want_write;
            default:
                return Io::closed;
        }
    }

    SSL* ssl_;
    std::string pending_;  // OpenSSL wants the same bytes again after WANT_WRITE
};

}  // namespace

std::unique_ptr<Transport> plain_transport(Socket& socket)
{
    return std::make_unique<PlainTransport>(socket);
}

std::unique_ptr<Transport> tls_transport(Socket& socket, ssl_ctx_st* context)
{
    return std::make_unique<TlsTransport>(socket, context);
}

void FreeTlsContext::operator()(ssl_ctx_st* context) const noexcept
{
    SSL_CTX_free(context);
}

TlsContext make_tls_context(const std::string& certificate_file, const std::string& key_file)
{
    TlsContext context{SSL_CTX_new(TLS_server_method())};
    if (!context) throw std::runtime_error{"OpenSSL could not be started"};
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.get(),
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                         SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificate_file.c_str()) != 1)
        throw std::runtime_error{"the TLS certificate cannot be read: " + certificate_file};
    if (SSL_CTX_use_PrivateKey_file(context.get(), key_file.c_str(), SSL_FILETYPE_PEM) != 1)
        throw std::runtime_error{"the TLS key cannot be read: " + key_file};
    if (SSL_CTX_check_private_key(context.get()) != 1)
        throw std::runtime_error{"the TLS key does not belong to the certificate"};
    return context;
}

}  // namespace quorate::server
