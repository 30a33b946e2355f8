#include "core/minutes/without_quorum.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_words = 5'000;

// What the register lacks, by the rule of this meeting: "Quorum is not met by the register. Needed:
// Children's social care, police and health. The police are missing".
std::string quorum_fault(const Quorum& quorum)
{
    std::string words = "Quorum is not met by the register. Needed: " + quorum.rule;
    for (const std::string& missing : quorum.missing)
        words += ". " + missing;
    return words;
}

// What is wrong with words that have to be there; `ask` says what they are to tell.
void check_words(std::vector<FieldError>& faults,
                 const char* field,
                 const std::string& words,
                 std::string ask)
{
    if (length(trimmed(words)) < shortest_reason)
        faults.push_back({field, std::move(ask) + ", in at least 15 characters"});
    else if (!is_plain_text(words, Lines::many))
        faults.push_back({field, "Use letters, digits and punctuation only"});
    else if (length(words) > longest_words)
        faults.push_back({field, "Keep this under 5,000 characters"});
}

void check_leave(UnitOfWork& work,
                 const Meeting& before,
                 const CloseMeeting& command,
                 std::vector<FieldError>& faults)
{
    const auto manager = work.users.find(command.allowed_by);
    if (!manager || manager->authority != before.authority || !may_authorise_late(*manager))
        faults.push_back({"allowed_by",
                          "The last meeting of this kind, on " +
                              long_date(london_date(before.starts_at)) +
                              ", had no quorum either. There are never two in a row unless a "
                              "manager allows it: choose who did"});
    check_words(faults,
                "allowed_reason",
                command.allowed_reason,
                "Write why the manager allowed a second meeting without quorum");
}

// Of a family's meetings of one kind that were held, the last of those before a moment.
std::optional<Meeting> last_held(UnitOfWork& work,
                                 const AuthorityId& authority,
                                 const CaseId& id,
                                 MeetingType type,
                                 std::optional<Instant> before)
{
    std::optional<Meeting> last;
    for (Meeting& each : work.meetings.of_case(authority, id)) {
        if (each.type != type || each.status != MeetingStatus::held) continue;
        if (before && each.starts_at >= *before) continue;
        if (!last || last->starts_at < each.starts_at) last = std::move(each);
    }
    return last;
}

}  // namespace

ReconveneBy reconvene_by(const WorkingCalendar& calendar,
                         Date adjourned_on,
                         std::optional<Date> limit)
{
    const Date tenth = calendar.advance(adjourned_on, days_to_reconvene);
    const bool is_bound = limit && adjourned_on < *limit && *limit < tenth;
    const Date last = is_bound ? *limit : tenth;
    ReconveneBy by{.last_day = last, .is_provisional = !calendar.covers(last)};
    by.working = {
        "The meeting was on " + long_date(adjourned_on) + ": that day is not counted.",
        "It is held again within 10 working days. Saturdays and Sundays are not counted."};
    for (Date day = adjourned_on + std::chrono::days{1}; day < last; day += std::chrono::days{1}) {
        const auto why = calendar.why_off(day);
        if (why == DayOff::bank_holiday || why == DayOff::local_closure)
            by.working.push_back(long_date(day) + " is not counted: " + calendar.name_of(day) +
                                 '.');
    }
    if (is_bound)
        by.working.push_back("The tenth of them is " + long_date(tenth) +
                             ", but the last day for this meeting comes first.");
    by.working.push_back("So the last day is " + long_date(last) + '.');
    if (by.is_provisional)
        by.working.push_back("Bank holidays are not known for all of these days yet.");
    return by;
}

ReconveneBy reconvene_by(UnitOfWork& work, const WorkingCalendar& calendar, const Meeting& meeting)
{
    const Date adjourned_on = london_date(meeting.starts_at);
    Meeting as_booked = meeting;
    as_booked.status = MeetingStatus::scheduled;
    const auto due = limit_of(work, as_booked);
    if (!is_initial_conference(meeting.type))
        return reconvene_by(
            calendar, adjourned_on, due ? std::optional{due->schedule_by} : std::nullopt);
    ReconveneBy by = reconvene_by(calendar, adjourned_on);
    if (due && adjourned_on < due->schedule_by && due->schedule_by < by.last_day)
        by.working.push_back("The last day for a decision, " + long_date(due->schedule_by) +
                             ", still stands: times are looked for up to then.");
    return by;
}

bool lacks_quorum(QuorumState state)
{
    return state != QuorumState::met && state != QuorumState::not_needed;
}

std::string_view ended_label(QuorumState state)
{
    if (state == QuorumState::not_needed) return "No quorum needed";
    return lacks_quorum(state) ? "Quorum was not met" : "Quorum was met";
}

std::optional<Meeting> inquorate_before(UnitOfWork& work, const Meeting& meeting)
{
    auto last =
        last_held(work, meeting.authority, meeting.case_id, meeting.type, meeting.starts_at);
    if (!last) return std::nullopt;
    const auto closing = work.minutes.closing(meeting.authority, last->id);
    if (!closing || !lacks_quorum(closing->quorum)) return std::nullopt;
    return last;
}

std::optional<Date> to_be_held_again_by(UnitOfWork& work,
                                        const AuthorityId& authority,
                                        const CaseId& id,
                                        MeetingType type)
{
    const auto last = last_held(work, authority, id, type, {});
    if (!last) return std::nullopt;
    const auto closing = work.minutes.closing(authority, last->id);
    return closing ? closing->reconvene_by : std::nullopt;
}

std::vector<User> who_may_allow(UnitOfWork& work, const AuthorityId& authority)
{
    auto users = work.users.of_authority(authority);
    std::erase_if(users, [](const User& user) { return !may_authorise_late(user); });
    return users;
}

Result<Done> check_quorum(UnitOfWork& work,
                          const Register& roll,
                          const Actor& actor,
                          const CloseMeeting& command)
{
    if (!lacks_quorum(roll.quorum.state)) {
        if (!command.adjourns) return Done{};
        return invalid("adjourn",
                       "Quorum is met. To adjourn all the same, record \"Adjourned\" for each "
                       "child and end the meeting");
    }
    const Meeting& meeting = roll.file.meeting;
    const std::string fault = quorum_fault(roll.quorum);
    const char* field = command.adjourns ? "interim_plan" : "proceed_reason";
    if (actor.user != meeting.chair && actor.role != Role::chair)
        return Error{Refusal::quorum_not_met, {{field, fault + ". Ask the chair to decide"}}};
    std::vector<FieldError> faults;
    if (command.adjourns)
        check_words(faults,
                    field,
                    command.interim_plan,
                    "Write what keeps the child safe until then, and who does what");
    else
        check_words(
            faults, field, command.proceed_reason, fault + ". Write why the meeting went on");
    if (const auto before = inquorate_before(work, meeting))
        check_leave(work, *before, command, faults);
    if (!faults.empty()) return Error{Refusal::quorum_not_met, std::move(faults)};
    return Done{};
}

}  // namespace quorate::core
