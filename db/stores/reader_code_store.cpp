#include "db/stores/reader_code_store.hpp"

#include <utility>

namespace quorate::db {
namespace {

#define CODES                                                                       \
    "select id, meeting_id, invitee_id, circulation_id, reader, email, code_hash, " \
    "asked_at, expires_at, tries, entered_at from reader_code where authority_id = :a "

template <class... In>
std::vector<core::ReaderCode> codes_of(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::ReaderCode> codes;
    for (auto& [id,
                meeting,
                seat,
                circulation,
                reader,
                email,
                hash,
                asked_at,
                expires_at,
                tries,
                entered_at] : sql.select<core::ReaderCodeId,
                                         core::MeetingId,
                                         core::InviteeId,
                                         std::optional<core::CirculationId>,
                                         std::string,
                                         core::Email,
                                         std::string,
                                         core::Instant,
                                         core::Instant,
                                         int,
                                         std::optional<core::Instant>>(text, in...))
        codes.push_back({.id = std::move(id),
                         .meeting = std::move(meeting),
                         .seat = std::move(seat),
                         .circulation = std::move(circulation),
                         .reader = std::move(reader),
                         .email = std::move(email),
                         .code_hash = std::move(hash),
                         .asked_at = asked_at,
                         .expires_at = expires_at,
                         .tries = tries,
                         .entered_at = entered_at});
    return codes;
}

}  // namespace

void ReaderCodeStore::add(const core::AuthorityId& authority, const core::ReaderCode& code)
{
    sql_.execute(
        "insert into reader_code (id, authority_id, meeting_id, invitee_id, circulation_id, "
        "reader, email, code_hash, asked_at, expires_at, tries, entered_at) values (:i, :a, :m, "
        ":s, :c, :r, :e, :h, :t, :x, :n, :d)",
        code.id,
        authority,
        code.meeting,
        code.seat,
        code.circulation,
        code.reader,
        code.email,
        code.code_hash,
        code.asked_at,
        code.expires_at,
        code.tries,
        code.entered_at);
}

std::optional<core::ReaderCode> ReaderCodeStore::find(const core::AuthorityId& authority,
                                                      const core::ReaderCodeId& id)
{
    auto found = codes_of(sql_, CODES "and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::ReaderCode> ReaderCodeStore::asked_since(
    const core::AuthorityId& authority,
    const core::InviteeId& seat,
    const std::optional<core::CirculationId>& circulation,
    core::Instant since)
{
    auto found = codes_of(sql_,
                          CODES "and invitee_id = :s and asked_at >= :t order by asked_at, id",
                          authority,
                          seat,
                          since);
    std::erase_if(found,
                  [&](const core::ReaderCode& each) { return each.circulation != circulation; });
    return found;
}

std::vector<core::ReaderCode> ReaderCodeStore::of_meeting(const core::AuthorityId& authority,
                                                          const core::MeetingId& meeting)
{
    return codes_of(sql_, CODES "and meeting_id = :m order by asked_at, id", authority, meeting);
}

bool ReaderCodeStore::count_try(const core::AuthorityId& authority, const core::ReaderCodeId& id)
{
    return sql_.execute(
               "update reader_code set tries = tries + 1 where authority_id = :a and id = :i "
               "and tries < :n and entered_at is null",
               authority,
               id,
               core::most_code_tries) == 1;
}

bool ReaderCodeStore::mark_entered(const core::AuthorityId& authority,
                                   const core::ReaderCodeId& id,
                                   core::Instant at)
{
    return sql_.execute(
               "update reader_code set entered_at = :t where authority_id = :a and id = :i "
               "and entered_at is null",
               at,
               authority,
               id) == 1;
}

void ReaderCodeStore::add_device(const core::AuthorityId& authority,
                                 const core::ReaderDevice& device)
{
    sql_.execute(
        "insert into reader_device (token_hash, authority_id, reader, email, trusted_at, "
        "expires_at, ended_at) values (:h, :a, :r, :e, :t, :x, :d)",
        device.token_hash,
        authority,
        device.reader,
        device.email,
        device.trusted_at,
        device.expires_at,
        device.ended_at);
}

std::optional<core::ReaderDevice> ReaderCodeStore::find_device(const core::AuthorityId& authority,
                                                               const std::string& token_hash)
{
    for (auto& [reader, email, trusted_at, expires_at, ended_at] :
         sql_.select<std::string,
                     core::Email,
                     core::Instant,
                     core::Instant,
                     std::optional<core::Instant>>(
             "select reader, email, trusted_at, expires_at, ended_at from reader_device "
             "where authority_id = :a and token_hash = :h",
             authority,
             token_hash))
        return core::ReaderDevice{.token_hash = token_hash,
                                  .reader = std::move(reader),
                                  .email = std::move(email),
                                  .trusted_at = trusted_at,
                                  .expires_at = expires_at,
                                  .ended_at = ended_at};
    return std::nullopt;
}

int ReaderCodeStore::end_devices(const core::AuthorityId& authority,
                                 const std::string& reader,
                                 core::Instant at)
{
    return static_cast<int>(
        sql_.execute("update reader_device set ended_at = :t where authority_id = :a and "
                     "reader = :r and ended_at is null",
                     at,
                     authority,
                     reader));
}

int ReaderCodeStore::forget_codes_before(core::Instant oldest)
{
    // Its mail goes with it: nothing else says of which family it was, so it would stay for good
    // when they are erased.
    for (const char* mails :
         {"delete from delivery_event where message_id in (select o.id from reader_code r "
          "join outbox_message o on o.dedupe_key = 'reader_code:' || r.id || ':0' "
          "where r.asked_at < :t)",
          "delete from outbox_message where dedupe_key in (select 'reader_code:' || id || ':0' "
          "from reader_code where asked_at < :t)"})
        sql_.execute(mails, oldest);
    return static_cast<int>(sql_.execute("delete from reader_code where asked_at < :t", oldest));
}

int ReaderCodeStore::forget_devices_before(core::Instant oldest)
{
    return static_cast<int>(sql_.execute(
        "delete from reader_device where expires_at < :t or ended_at < :u", oldest, oldest));
}

}  // namespace quorate::db
