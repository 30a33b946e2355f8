#include "core/meetings/invitee.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace quorate::core {
namespace {

template <class Enum>
struct Row {
    Enum value;
    std::string_view code;
    std::string_view label;
};

constexpr std::array requirement_rows{
    Row<Requirement>{Requirement::required, "required", "Must be there"},
    Row<Requirement>{Requirement::quorum, "quorum", "Counts to quorum"},
    Row<Requirement>{Requirement::optional, "optional", "Welcome, not needed"}};

constexpr std::array reply_rows{Row<Reply>{Reply::none, "none", "No reply yet"},
                                Row<Reply>{Reply::attend, "attend", "Coming"},
                                Row<Reply>{Reply::remote, "remote", "Coming by video"},
                                Row<Reply>{Reply::deputy, "deputy", "Sending a deputy"},
                                Row<Reply>{Reply::report_only, "report_only", "Report only"},
                                Row<Reply>{Reply::cannot_come, "cannot_come", "Cannot come"},
                                Row<Reply>{Reply::wrong_person, "wrong_person", "Wrong person"}};

constexpr std::array attendance_rows{
    Row<Attendance>{Attendance::unknown, "unknown", "Not marked"},
    Row<Attendance>{Attendance::present, "present", "Present"},
    Row<Attendance>{Attendance::remote, "remote", "Present by video"},
    Row<Attendance>{Attendance::apologies, "apologies", "Apologies"},
    Row<Attendance>{Attendance::report_only, "report_only", "Report only"},
    Row<Attendance>{Attendance::absent, "absent", "Did not come"}};

template <class Rows, class Enum>
const auto& row(const Rows& rows, Enum value)
{
    for (const auto& each : rows)
        if (each.value == value) return each;
    throw std::logic_error{"an answer has no row"};
}

template <class Rows>
auto found(const Rows& rows, std::string_view code) -> std::optional<decltype(rows.front().value)>
{
    for (const auto& each : rows)
        if (each.code == code) return each.value;
    return std::nullopt;
}

}  // namespace

std::string_view code(Requirement requirement)
{
    return row(requirement_rows, requirement).code;
}

std::string_view code(Reply reply)
{
    return row(reply_rows, reply).code;
}

std::string_view code(Attendance attendance)
{
    return row(attendance_rows, attendance).code;
}

std::optional<Requirement> requirement_from(std::string_view code)
{
    return found(requirement_rows, code);
}

std::optional<Reply> reply_from(std::string_view code)
{
    return found(reply_rows, code);
}

std::optional<Attendance> attendance_from(std::string_view code)
{
    return found(attendance_rows, code);
}

std::string_view label(Requirement requirement)
{
    return row(requirement_rows, requirement).label;
}

std::string_view label(Reply reply)
{
    return row(reply_rows, reply).label;
}

std::string_view label(Attendance attendance)
{
    return row(attendance_rows, attendance).label;
}

std::span<const Reply> all_replies()
{
    static constexpr std::array replies{Reply::attend,
                                        Reply::remote,
                                        Reply::deputy,
                                        Reply::report_only,
                                        Reply::cannot_come,
                                        Reply::wrong_person};
    return replies;
}

std::span<const Requirement> all_requirements()
{
    static constexpr std::array requirements{
        Requirement::required, Requirement::quorum, Requirement::optional};
    return requirements;
}

bool is_family(const SeatHolder& holder)
{
    return holder.member.has_value();
}

RecipientClass recipient_class(const SeatHolder& holder)
{
    return is_family(holder) ? RecipientClass::family : RecipientClass::professional;
}

bool is_held_by(const SeatHolder& holder, const Actor& actor)
{
    return (holder.user && *holder.user == actor.user) ||
           (holder.contact && holder.contact == actor.contact);
}

std::string seat_key(const SeatHolder& holder)
{
    if (holder.contact) return "contact:" + holder.contact->text();
    if (holder.member) return "member:" + holder.member->text();
    return holder.user ? "user:" + holder.user->text() : std::string{};
}

std::optional<SeatHolder> seat_holder_from(std::string_view key)
{
    const auto colon = key.find(':');
    if (colon == std::string_view::npos || colon + 1 == key.size()) return std::nullopt;
    const std::string_view kind = key.substr(0, colon);
    std::string id{key.substr(colon + 1)};
    if (kind == "contact") return SeatHolder{.contact = ContactId{std::move(id)}};
    if (kind == "member") return SeatHolder{.member = FamilyMemberId{std::move(id)}};
    if (kind == "user") return SeatHolder{.user = UserId{std::move(id)}};
    return std::nullopt;
}

}  // namespace quorate::core
