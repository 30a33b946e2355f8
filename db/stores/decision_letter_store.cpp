#include "db/stores/decision_letter_store.hpp"

#include <algorithm>
#include <utility>

namespace quorate::db {
namespace {

std::string way_code(const core::KeptLetter& letter)
{
    return letter.sent_how ? std::string{code(*letter.sent_how)} : std::string{};
}

#define LETTER_COPIES                                                                  \
    "select id, meeting_id, recipient, letter_text, state, prepared_by, prepared_at, " \
    "credential, checked_by, checked_at, reason from letter_copy where authority_id = :a "

template <class... In>
std::vector<core::LetterCopy> copies_of(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::LetterCopy> copies;
    for (auto& [id,
                meeting,
                recipient,
                words,
                state,
                by,
                at,
                credential,
                checked_by,
                checked_at,
                reason] : sql.select<core::LetterCopyId,
                                     core::MeetingId,
                                     std::string,
                                     core::FreeText,
                                     std::string,
                                     core::UserId,
                                     core::Instant,
                                     std::string,
                                     std::optional<core::UserId>,
                                     std::optional<core::Instant>,
                                     core::FreeText>(text, in...))
        copies.push_back({.id = std::move(id),
                          .meeting = std::move(meeting),
                          .recipient = std::move(recipient),
                          .text = std::move(words),
                          .state = core::copy_state_from(state),
                          .prepared_by = std::move(by),
                          .prepared_at = at,
                          .credential = std::move(credential),
                          .checked_by = std::move(checked_by),
                          .checked_at = checked_at,
                          .reason = std::move(reason)});
    return copies;
}

}  // namespace

std::vector<core::KeptLetter> DecisionLetterStore::of_meeting(const core::AuthorityId& authority,
                                                              const core::MeetingId& meeting)
{
    std::vector<core::KeptLetter> letters;
    for (auto& [recipient,
                opening,
                closing,
                worded_by,
                worded_at,
                sent_text,
                sent_on,
                sent_how,
                sent_by,
                sent_at,
                version] :
         sql_.select<std::string,
                     core::FreeText,
                     core::FreeText,
                     std::optional<core::UserId>,
                     std::optional<core::Instant>,
                     core::FreeText,
                     std::optional<core::Date>,
                     std::string,
                     std::optional<core::UserId>,
                     std::optional<core::Instant>,
                     int>("select recipient, opening, closing, worded_by, worded_at, sent_text, "
                          "sent_on, sent_how, sent_by, sent_at, version from decision_letter "
                          "where authority_id = :a and meeting_id = :m order by recipient",
                          authority,
                          meeting))
        letters.push_back({.meeting = meeting,
                           .recipient = std::move(recipient),
                           .opening = std::move(opening),
                           .closing = std::move(closing),
                           .worded_by = std::move(worded_by),
                           .worded_at = worded_at,
                           .sent_text = std::move(sent_text),
                           .sent_on = sent_on,
                           .sent_how = core::letter_way_from(sent_how),
                           .sent_by = std::move(sent_by),
                           .sent_at = sent_at,
                           .version = version});
    return letters;
}

core::Result<int> DecisionLetterStore::save(const core::AuthorityId& authority,
                                            const core::KeptLetter& letter)
{
    // Two who write first at once: the second finds the row of the first.
    const auto saved =
        letter.version == 0
            ? sql_.execute(
                  "insert into decision_letter (authority_id, meeting_id, recipient, opening, "
                  "closing, worded_by, worded_at, sent_text, sent_on, sent_how, sent_by, sent_at) "
                  "values (:a, :m, :r, :o, :c, :wb, :wa, :t, :so, :sh, :sb, :sa) "
                  "on conflict (meeting_id, recipient) do nothing",
                  authority,
                  letter.meeting,
                  letter.recipient,
                  letter.opening,
                  letter.closing,
                  letter.worded_by,
                  letter.worded_at,
                  letter.sent_text,
                  letter.sent_on,
                  way_code(letter),
                  letter.sent_by,
                  letter.sent_at)
            : sql_.execute(
                  "update decision_letter set opening = :o, closing = :c, worded_by = :wb, "
                  "worded_at = :wa, sent_text = :t, sent_on = :so, sent_how = :sh, "
                  "sent_by = :sb, sent_at = :sa, version = version + 1 "
                  "where authority_id = :a and meeting_id = :m and recipient = :r "
                  "and version = :v and sent_on is null",
                  letter.opening,
                  letter.closing,
                  letter.worded_by,
                  letter.worded_at,
                  letter.sent_text,
                  letter.sent_on,
                  way_code(letter),
                  letter.sent_by,
                  letter.sent_at,
                  authority,
                  letter.meeting,
                  letter.recipient,
                  letter.version);
    if (saved != 1) return core::Refusal::stale_version;
    return letter.version + 1;
}

std::vector<core::ReplacedLetter> DecisionLetterStore::replaced(const core::AuthorityId& authority,
                                                                const core::MeetingId& meeting)
{
    std::vector<core::ReplacedLetter> letters;
    for (auto& [recipient, number, words, on, how, by, at, replaced_by, replaced_at] :
         sql_.select<std::string,
                     int,
                     core::FreeText,
                     core::Date,
                     std::string,
                     std::optional<core::UserId>,
                     std::optional<core::Instant>,
                     core::UserId,
                     core::Instant>(
             "select recipient, number, sent_text, sent_on, sent_how, sent_by, sent_at, "
             "replaced_by, replaced_at from replaced_letter where authority_id = :a "
             "and meeting_id = :m order by recipient, number",
             authority,
             meeting))
        letters.push_back({.recipient = std::move(recipient),
                           .number = number,
                           .sent_text = std::move(words),
                           .sent_on = on,
                           .sent_how = core::letter_way_from(how),
                           .sent_by = std::move(by),
                           .sent_at = at,
                           .replaced_by = std::move(replaced_by),
                           .replaced_at = replaced_at});
    return letters;
}

core::Result<int> DecisionLetterStore::replace(const core::AuthorityId& authority,
                                               const core::KeptLetter& sent,
                                               const core::UserId& by,
                                               core::Instant at)
{
    // Of two who do so at once, the second finds nothing that has left.
    const auto reopened = sql_.execute(
        "update decision_letter set sent_text = '', sent_on = null, sent_how = '', "
        "sent_by = null, sent_at = null, version = version + 1 where authority_id = :a "
        "and meeting_id = :m and recipient = :r and version = :v and sent_on is not null",
        authority,
        sent.meeting,
        sent.recipient,
        sent.version);
    if (reopened != 1) return core::Refusal::stale_version;
    const auto before = replaced(authority, sent.meeting);
    const auto number =
        1 + std::ranges::count(before, sent.recipient, &core::ReplacedLetter::recipient);
    sql_.execute(
        "insert into replaced_letter (authority_id, meeting_id, recipient, number, sent_text, "
        "sent_on, sent_how, sent_by, sent_at, replaced_by, replaced_at) values (:a, :m, :r, :n, "
        ":t, :so, :sh, :sb, :sa, :rb, :ra)",
        authority,
        sent.meeting,
        sent.recipient,
        static_cast<int>(number),
        sent.sent_text,
        sent.sent_on,
        way_code(sent),
        sent.sent_by,
        sent.sent_at,
        by,
        at);
    return sent.version + 1;
}

void DecisionLetterStore::add_copy(const core::AuthorityId& authority, const core::LetterCopy& copy)
{
    sql_.execute(
        "insert into letter_copy (id, authority_id, meeting_id, recipient, letter_text, state, "
        "prepared_by, prepared_at, credential) values (:i, :a, :m, :r, :w, :st, :by, :t, :cr)",
        copy.id,
        authority,
        copy.meeting,
        copy.recipient,
        copy.text,
        std::string{code(copy.state)},
        copy.prepared_by,
        copy.prepared_at,
        copy.credential);
}

std::optional<core::LetterCopy> DecisionLetterStore::find_copy(const core::AuthorityId& authority,
                                                               const core::LetterCopyId& id)
{
    auto found = copies_of(sql_, LETTER_COPIES "and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::LetterCopy> DecisionLetterStore::copies(const core::AuthorityId& authority,
                                                          const core::MeetingId& meeting)
{
    return copies_of(sql_,
                     LETTER_COPIES
                     "and meeting_id = :m order by prepared_at desc, (state = 'waiting') desc, "
                     "id desc",
                     authority,
                     meeting);
}

std::vector<core::LetterCopy> DecisionLetterStore::waiting_copies(
    const core::AuthorityId& authority)
{
    return copies_of(
        sql_, LETTER_COPIES "and state = 'waiting' order by prepared_at, id", authority);
}

core::Result<core::Done> DecisionLetterStore::close_copy(const core::AuthorityId& authority,
                                                         const core::LetterCopy& copy)
{
    const auto closed = sql_.execute(
        "update letter_copy set state = :s, checked_by = :by, checked_at = :t, reason = :r "
        "where authority_id = :a and id = :i and state = 'waiting'",
        std::string{code(copy.state)},
        copy.checked_by,
        copy.checked_at,
        copy.reason,
        authority,
        copy.id);
    if (closed != 1) return core::Refusal::wrong_state;
    return core::Done{};
}

}  // namespace quorate::db
