#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What a mail that came in asks for, in its calendar part.
enum class ReplyMethod { none, reply, counter, refresh };

/// The PARTSTAT of its one attendee.
enum class MailedAnswer { none, needs_action, accepted, declined, tentative, delegated, other };

/// What our own mail server found out about who sent it.
enum class SenderCheck {
    not_checked,  // no mail server is named in the settings, so nobody's word counts
    passed,
    unproven,  // neither proved nor disproved: gateways break signatures
    failed,
};

/// What kind of mail it is.
enum class MailNature {
    answer,     // a person's, or their calendar's
    returned,   // one of ours, which could not be delivered
    delayed,    // one of ours, which is still tried
    automatic,  // out of office
};

/// Why the calendar part of a mail says nothing.
enum class PartFault {
    none,
    missing,         // somebody just pressed "reply"
    disagree,        // two parts that say different things
    winmail,         // Outlook's own format
    unreadable,      // broken, too large, or no answer to an invitation
    one_occurrence,  // of a series, which no meeting of ours is
    not_read,        // the mail itself is too large or too much work: its header alone is known
};

/// A mail that came in, as far as it matters: nothing else of it leaves the process that read it.
struct IncomingReply {
    std::vector<std::string> tokens = {};      // of the addresses it was sent to, at most a few
    std::vector<Email> recipients = {};        // whatever addresses it was sent to, at most a few
    std::vector<std::string> references = {};  // the Message-IDs that it answers, before the @
    Email from = {};                           // empty: nobody, or several
    SenderCheck sender = SenderCheck::not_checked;
    MailNature nature = MailNature::answer;
    PartFault fault = PartFault::none;
    ReplyMethod method = ReplyMethod::none;
    std::string uid = {};
    std::optional<int> sequence = {};
    std::optional<Instant> stamp = {};
    MailedAnswer answer = MailedAnswer::none;
    FreeText note = {};  // of the calendar part; else what the person wrote
    Email delegated_to = {};
    std::optional<Instant> proposed_from = {};
    std::optional<Instant> proposed_until = {};
    std::string status = {};       // of one that was returned: "5.1.1"
    std::string original_id = {};  // its Message-ID before the @
    std::string key = {};          // the same for every copy of one mail
};

std::string_view code(MailedAnswer answer);
std::optional<MailedAnswer> mailed_answer_from(std::string_view code);
std::string_view code(SenderCheck check);
std::optional<SenderCheck> sender_check_from(std::string_view code);
std::string_view code(PartFault fault);
std::optional<PartFault> part_fault_from(std::string_view code);
std::string_view code(ReplyMethod method);
std::optional<ReplyMethod> reply_method_from(std::string_view code);
std::string_view code(MailNature nature);
std::optional<MailNature> mail_nature_from(std::string_view code);

/// How many characters of a person's note are kept.
inline constexpr std::size_t longest_mailed_note = 1000;

/// A local part may have 64 characters (RFC 5321 4.5.3.1.1), and the authority's own name stands
/// before the token: 26 characters of base32 are 128 bits.
inline constexpr std::size_t reply_token_length = 26;

/// The part after the + of the address to which a seat's replies go, of one that has none yet.
std::string reply_token(const LinkTokens& links, const std::string& recipient);

/// The same made with each secret that is kept, the newest first.
std::vector<std::string> reply_tokens(const LinkTokens& links, const std::string& recipient);

/// The one with that digest: what a seat was once given stays its own when a secret is added, as
/// calendar programs take an invitation from another organiser for another meeting.
std::string known_reply_token(const LinkTokens& links,
                              const std::string& recipient,
                              const std::string& stored_hash);

/// What is stored of it. The same whatever case a mail program gave it.
std::string reply_token_hash(const LinkTokens& links, std::string_view token);

}  // namespace quorate::core
