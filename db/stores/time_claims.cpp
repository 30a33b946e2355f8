#include "db/stores/time_claims.hpp"

#include <chrono>
#include <vector>

namespace quorate::db {
namespace {

// The schema allows no longer claim, so older ones need not be looked at.
constexpr std::chrono::days longest_claim{1};

}  // namespace

std::string user_subject(const core::UserId& user)
{
    return user.empty() ? std::string{} : "user:" + user.text();
}

std::string room_subject(const core::RoomId& room)
{
    return room.empty() ? std::string{} : "room:" + room.text();
}

std::set<std::string> taken_subjects(Sql& sql,
                                     const core::TimeNeeds& needs,
                                     core::Instant from,
                                     core::Instant until,
                                     const std::set<std::string>& wanted,
                                     core::Instant now)
{
    if (wanted.empty()) return {};
    std::string text =
        "select distinct c.subject from time_claim c left join slot_hold h on h.id = c.hold_id "
        "where c.authority_id = :a and c.starts_at > :o and c.starts_at < :e and c.ends_at > :s "
        "and (c.meeting_id is null or c.meeting_id <> :m) "
        "and (c.meeting_id is null or not exists (select 1 from meeting t where "
        "t.id = c.meeting_id and t.authority_id = :ta and t.held_together_id = :t)) "
        "and (c.hold_id is null or (c.hold_id <> :h and h.held_until > :n)) and c.subject in (";
    std::vector<Value> in{
        Column<core::AuthorityId>::to(needs.authority),
        Column<core::Instant>::to(from - longest_claim),
        Column<core::Instant>::to(until),
        Column<core::Instant>::to(from),
        Column<core::MeetingId>::to(needs.meeting),
        Column<core::AuthorityId>::to(needs.authority),
        Column<core::HeldTogetherId>::to(needs.held_together.value_or(core::HeldTogetherId{})),
        Column<core::HoldId>::to(needs.hold.value_or(core::HoldId{})),
        Column<core::Instant>::to(now)};
    for (const std::string& subject : wanted) {
        text += (text.back() == '(' ? ":w" : ", :w") + std::to_string(in.size());
        in.emplace_back(subject);
    }
    text += ')';
    std::set<std::string> taken;
    for (auto& [subject] : sql.select<std::string>(text.c_str(), in))
        taken.insert(std::move(subject));
    return taken;
}

}  // namespace quorate::db
