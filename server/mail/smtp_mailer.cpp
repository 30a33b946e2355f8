#include "server/mail/smtp_mailer.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/support/text.hpp"
#include "server/mail/smtp_curl.hpp"

namespace quorate::server {
namespace {

struct FreeList {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

// What a server says it can do, of what we ask for.
struct Offers {
    bool dsn = false;
    bool require_tls = false;
};

// What one attempt has seen so far. The outcome hangs on where in the dialogue it ended, which
// libcurl's error codes do not say.
struct Dialogue {
    explicit Dialogue(std::string_view bytes) : unsent{bytes} {}

    std::string_view unsent;
    bool body_begun = false;
    bool body_handed_over = false;   // libcurl has the last byte, and the dot may be on its way
    bool about_the_message = false;  // the last command was MAIL, RCPT or DATA
    int code = 0;                    // of the reply to it, or 0
    bool answered_after_body = false;
    bool over = false;         // libcurl says QUIT after a refusal; it is the refusal that counts
    bool is_greeting = false;  // the last command was EHLO
    std::string last_reply = {};
    std::optional<Offers> offers = {};  // of a new connection; the last EHLO counts
};

std::size_t read_body(char* buffer, std::size_t size, std::size_t count, void* user)
{
    auto& dialogue = *static_cast<Dialogue*>(user);
    const std::size_t taken = std::min(size * count, dialogue.unsent.size());
    std::memcpy(buffer, dialogue.unsent.data(), taken);
    dialogue.unsent.remove_prefix(taken);
    dialogue.body_begun = true;
    dialogue.body_handed_over = dialogue.unsent.empty();
    return taken;
}

// A reply is one or more lines "250-text", the last "250 text".
std::size_t take_reply(char* bytes, std::size_t size, std::size_t count, void* user)
{
    auto& dialogue = *static_cast<Dialogue*>(user);
    const std::string_view line{bytes, size * count};
    const auto digit = [&](std::size_t i) { return line[i] >= '0' && line[i] <= '9'; };
    if (line.size() >= 4 && digit(0) && digit(1) && digit(2) && line[3] != '-' && !dialogue.over) {
        dialogue.code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        dialogue.last_reply = core::trimmed(line.substr(4));
        if (dialogue.body_handed_over) dialogue.answered_after_body = true;
    }
    if (dialogue.is_greeting && line.starts_with("250") && line.size() > 4) {
        const std::string keyword = core::lower_case(core::trimmed(line.substr(4)));
        if (keyword == "dsn") dialogue.offers->dsn = true;
        if (keyword == "requiretls") dialogue.offers->require_tls = true;
    }
    return line.size();
}

int take_note(CURL*, curl_infotype type, char* bytes, std::size_t size, void* user)
{
    auto& dialogue = *static_cast<Dialogue*>(user);
    if (type != CURLINFO_HEADER_OUT) return 0;
    const std::string_view line{bytes, size};
    const std::string_view command = line.substr(0, line.find_first_of(" \r\n"));
    if (command == "QUIT") dialogue.over = true;
    if (dialogue.over) return 0;
    dialogue.about_the_message = command == "MAIL" || command == "RCPT" || command == "DATA";
    dialogue.code = 0;
    dialogue.is_greeting = command == "EHLO";
    if (dialogue.is_greeting) dialogue.offers = Offers{};
    return 0;
}

// "2.0.0 Ok: queued as 4F7K" (Postfix) or "OK id=1abc-2def-GH" (Exim).
std::string queue_id(std::string_view reply)
{
    for (const std::string_view mark : {"queued as ", "id="}) {
        const auto at = reply.find(mark);
        if (at == std::string_view::npos) continue;
        const std::string_view rest = reply.substr(at + mark.size());
        const auto end = std::ranges::find_if_not(rest, [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_';
        });
        return std::string{rest.begin(), end}.substr(0, 64);
    }
    return {};
}

SendOutcome by_code(int code, std::string_view reply)
{
    if (code >= 200 && code < 300) return {SendState::accepted, code, queue_id(reply)};
    if (code >= 500) return {SendState::rejected, code, {}};
    return {SendState::deferred, code, {}};
}

SendOutcome outcome_of(const Dialogue& dialogue, CURLcode result)
{
    if (dialogue.answered_after_body) return by_code(dialogue.code, dialogue.last_reply);
    if (dialogue.body_handed_over) return {SendState::in_doubt, 0, {}};

    // Before the message, only a refusal of this sender, recipient or message is final. A server
    // that turns us away or our password down is set up wrong, and that will be mended.
    const bool sign_in = dialogue.code == 530 || dialogue.code == 534 || dialogue.code == 535;
    if (result != CURLE_OK && dialogue.about_the_message && dialogue.code >= 500 && !sign_in)
        return {SendState::rejected, dialogue.code, {}};
    return {SendState::deferred, dialogue.code >= 400 ? dialogue.code : 0, {}};
}

bool is_this_machine(const std::string& host)
{
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

bool is_host(const std::string& host)
{
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == ':';
    });
}

// libcurl knows no parameters of MAIL FROM. It takes off the last ">" of what it is given and puts
// one back, so what it is given ends in one: the identifier of the envelope, which may hold it.
std::string with_require_tls(const std::string& sender)
{
    return sender + " RET=HDRS REQUIRETLS ENVID=Q>";
}

std::string in_brackets(std::string_view address)
{
    const auto accepted = core::email_address(address);
    if (!accepted) throw std::invalid_argument{"not an e-mail address"};
    return "<" + *accepted + ">";
}

}  // namespace

struct SmtpMailer::Connection {
    Connection() : easy{curl_easy_init()}
    {
        if (!easy) throw std::bad_alloc{};
    }
    ~Connection() { curl_easy_cleanup(easy); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    template <class T>
    void set(CURLoption option, T value)
    {
        if (curl_easy_setopt(easy, option, value) != CURLE_OK)
            throw std::logic_error{"libcurl refuses an option"};
    }

    void configure(const SmtpSettings& settings, const Encryption& encryption)
    {
        aim_at(easy, settings, encryption);
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_timeout.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings.total_timeout.count()));
        set(CURLOPT_TCP_KEEPALIVE, 1L);
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_READFUNCTION, &read_body);
        set(CURLOPT_HEADERFUNCTION, &take_reply);
        set(CURLOPT_DEBUGFUNCTION, &take_note);
        set(CURLOPT_VERBOSE, 1L);  // only for take_note, which keeps nothing of what it sees
    }

    void listen(Dialogue& dialogue)
    {
        set(CURLOPT_READDATA, static_cast<void*>(&dialogue));
        set(CURLOPT_HEADERDATA, static_cast<void*>(&dialogue));
        set(CURLOPT_DEBUGDATA, static_cast<void*>(&dialogue));
    }

    // Only connects, to hear what the server offers.
    CURLcode greet(Dialogue& dialogue)
    {
        listen(dialogue);
        set(CURLOPT_UPLOAD, 0L);
        set(CURLOPT_NOBODY, 1L);
        set(CURLOPT_CUSTOMREQUEST, "NOOP");
        set(CURLOPT_FRESH_CONNECT, 1L);
        const CURLcode result = curl_easy_perform(easy);
        set(CURLOPT_FRESH_CONNECT, 0L);
        set(CURLOPT_CUSTOMREQUEST, static_cast<const char*>(nullptr));
        set(CURLOPT_NOBODY, 0L);
        set(CURLOPT_UPLOAD, 1L);
        if (result == CURLE_OK) offers = dialogue.offers;
        return result;
    }

    CURLcode attempt(Dialogue& dialogue, const std::string& sender, curl_slist* recipient)
    {
        listen(dialogue);
        set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(dialogue.unsent.size()));
        set(CURLOPT_MAIL_FROM, sender.c_str());
        set(CURLOPT_MAIL_RCPT, recipient);
        const CURLcode result = curl_easy_perform(easy);
        set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
        return result;
    }

    bool was_reused() const
    {
        long made = 0;
        curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &made);
        return made == 0;
    }

    CURL* easy;
    std::optional<Offers> offers = {};  // once greeted
};

bool is_strict(StartTls starttls)
{
    return starttls == StartTls::required || starttls == StartTls::implicit;
}

SmtpMailer::SmtpMailer(SmtpSettings settings) : settings_{std::move(settings)}
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
    if (!is_host(settings_.host)) throw std::invalid_argument{"mail.host is no host name"};
    if (!settings_.helo_name.empty() && !is_host(settings_.helo_name))
        throw std::invalid_argument{"mail.helo_name is no host name"};
    if (!settings_.user.empty() && !is_strict(settings_.starttls) &&
        !is_this_machine(settings_.host))
        throw std::invalid_argument{
            "a mail password needs mail.starttls = \"required\" or \"implicit\""};
    connection_ = std::make_unique<Connection>();
    connection_->configure(settings_, encryption_of(settings_.starttls));
}

SmtpMailer::~SmtpMailer() = default;

SmtpMailer::Connection& SmtpMailer::connection_for(TlsNeed need)
{
    if (need == TlsNeed::opportunistic || is_strict(settings_.starttls)) return *connection_;
    // Each on a connection of its own: one in the clear is never taken for what may not go so.
    auto& made = strict_[need];
    if (!made) {
        made = std::make_unique<Connection>();
        made->configure(settings_,
                        {.level = CURLUSESSL_ALL, .verified = need == TlsNeed::required});
    }
    return *made;
}

SendOutcome SmtpMailer::send(const Envelope& envelope, std::string_view bytes)
{
    std::string sender = in_brackets(envelope.sender);
    const std::unique_ptr<curl_slist, FreeList> recipient{
        curl_slist_append(nullptr, in_brackets(envelope.recipient.reveal()).c_str())};
    const bool is_exempt = settings_.clear_to_this_machine && is_this_machine(settings_.host);
    const TlsNeed need =
        is_exempt ? TlsNeed::opportunistic : settings_.policy.need_of(envelope.recipient.reveal());
    Connection& connection = connection_for(need);

    Dialogue dialogue{bytes};
    CURLcode result = CURLE_OK;
    if (need == TlsNeed::required && !connection.offers) result = connection.greet(dialogue);
    const bool asks = need == TlsNeed::required && connection.offers &&
                      connection.offers->require_tls && connection.offers->dsn;
    if (asks) sender = with_require_tls(sender);
    if (result == CURLE_OK) {
        dialogue = Dialogue{bytes};
        result = connection.attempt(dialogue, sender, recipient.get());
    }

    // A server may have closed the kept connection meanwhile; that says nothing of this message.
    const bool closed = dialogue.code == 0 || dialogue.code == 421;
    if (result != CURLE_OK && closed && !dialogue.body_begun && connection.was_reused()) {
        dialogue = Dialogue{bytes};
        result = connection.attempt(dialogue, sender, recipient.get());
    }
    const bool may_be_mended = dialogue.code >= 400 && dialogue.code < 500;
    if (result == CURLE_USE_SSL_FAILED && need != TlsNeed::opportunistic && !may_be_mended)
        return {SendState::held, 0, {}};
    const SendOutcome outcome = outcome_of(dialogue, result);
    if (asks && outcome.state == SendState::rejected &&
        (outcome.code == 501 || outcome.code == 555)) {
        // It offered that before; ask anew.
        connection.offers.reset();
        return {SendState::deferred, outcome.code, {}};
    }
    return outcome;
}

}  // namespace quorate::server
