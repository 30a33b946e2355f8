#include "core/identity/staff_import.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/directory/import_table.hpp"
#include "core/identity/close_account.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/leaving/closed_account.hpp"
#include "core/people/team_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t faults_told = 50;
constexpr std::size_t longest_text = 120;

const std::vector<ImportColumn>& columns()
{
    static const std::vector<ImportColumn> all{{.name = "name", .required = true},
                                               {.name = "email", .required = true},
                                               {.name = "role", .required = true},
                                               {.name = "team", .required = true},
                                               {.name = "job_title"}};
    return all;
}

// FNV-1a: tells two plans apart; nothing is kept from anyone by it.
std::string fingerprint_of(const std::vector<StaffLine>& lines)
{
    std::uint64_t hash = 14695981039346656037U;
    const auto mix = [&hash](std::string_view text) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
        hash = (hash ^ 0xFFU) * 1099511628211U;
    };
    for (const StaffLine& line : lines) {
        mix(label(line.outcome));
        mix(line.user.id.text());
        mix(std::to_string(line.user.version));
        mix(line.user.name.reveal());
        mix(line.user.email.reveal());
        mix(role_code(line.user.role));
        mix(line.user.job_title);
        for (const TeamId& team : line.user.teams)
            mix(team.text());
    }
    return std::to_string(hash);
}

// By its two letters or its name, as people write it.
std::optional<Role> role_written(const std::string& text)
{
    const std::string wanted = lower_case(text);
    for (const Role role : all_roles)
        if (lower_case(role_code(role)) == wanted || lower_case(role_label(role)) == wanted)
            return role;
    return std::nullopt;
}

bool is_staff_role(Role role)
{
    return role != Role::anonymous && role != Role::agency_link && role != Role::agency_user;
}

class StaffPlanner {
public:
    StaffPlanner(UnitOfWork& work, const Actor& actor, const ImportTable& table)
        : work_{work}, actor_{actor}, table_{table}, teams_{work.teams.choices(actor.authority)}
    {
    }

    std::vector<StaffLine> lines(Absent absent)
    {
        for (const CsvRow& row : table_.rows())
            lines_.push_back(line_for(row));
        if (absent == Absent::are_closed) add_absent();
        return std::move(lines_);
    }

private:
    StaffLine line_for(const CsvRow& row)
    {
        StaffLine line{.line = row.line};
        if (auto fault = table_.fault_of(row)) {
            line.faults.push_back(std::move(*fault));
            return line;
        }
        const std::optional<User> before = read_person(row, line);
        read_role(row, before, line);
        read_team(row, line);
        if (!line.faults.empty()) return line;
        if (!before)
            line.outcome = StaffOutcome::add;
        else
            line.outcome =
                is_same(*before, line.user) ? StaffOutcome::unchanged : StaffOutcome::update;
        return line;
    }

    std::optional<User> read_person(const CsvRow& row, StaffLine& line)
    {
        const auto email = email_address(table_.cell(row, "email"));
        if (!email)
            fault(line, "email", "Enter an e-mail address, like name@example.gov.uk");
        else if (!seen_.insert(*email).second)
            fault(line, "email", "This address stands in another line too");
        std::optional<User> before;
        if (email) before = work_.users.find_by_email(Email{*email});
        if (before && (before->authority != actor_.authority || before->agency)) {
            fault(line, "email", "Somebody who is not one of your staff has this address");
            before.reset();
        } else if (before && !before->active) {
            fault(line, "email", "The account with this address is closed");
        }
        if (before) line.user = *before;
        line.user.authority = actor_.authority;
        line.user.email = Email{email.value_or("")};
        line.user.name = PersonName{table_.cell(row, "name")};
        if (table_.has("job_title")) line.user.job_title = table_.cell(row, "job_title");
        if (line.user.name.empty()) fault(line, "name", "Enter the person's name");
        for (const std::string* text :
             {&line.user.name.reveal(), &std::as_const(line.user.job_title)})
            if (length(*text) > longest_text || !is_plain_text(*text, Lines::one))
                fault(line, "name", "Use at most 120 characters for the name and the job title");
        return before;
    }

    void read_role(const CsvRow& row, const std::optional<User>& before, StaffLine& line)
    {
        const auto role = role_written(table_.cell(row, "role"));
        if (!role || !is_staff_role(*role))
            fault(line, "role", "Enter a role of your staff, such as Social worker or SW");
        else if (before && before->role != *role)
            fault(line, "role", "They have another role. Two people change that, one by one");
        else
            line.user.role = *role;
    }

    // Who is in the team already stays in all of theirs; who is not has moved to it.
    void read_team(const CsvRow& row, StaffLine& line)
    {
        line.team_name = table_.cell(row, "team");
        if (line.team_name.empty()) return;
        const auto team = std::ranges::find_if(teams_, [&](const Team& each) {
            return lower_case(each.name) == lower_case(line.team_name);
        });
        if (team == teams_.end())
            fault(line, "team", "There is no active team with this name");
        else if (std::ranges::find(line.user.teams, team->id) == line.user.teams.end())
            line.user.teams = {team->id};
    }

    // Nobody closes their own account, so somebody is left who can mend what went wrong.
    void add_absent()
    {
        for (const User& user : work_.users.of_authority(actor_.authority))
            if (user.active && !user.agency && user.id != actor_.user &&
                !seen_.contains(user.email.reveal()))
                lines_.push_back({.outcome = StaffOutcome::close, .user = user});
    }

    static bool is_same(const User& before, const User& after)
    {
        return before.name.reveal() == after.name.reveal() && before.job_title == after.job_title &&
               before.teams == after.teams;
    }

    static void fault(StaffLine& line, const char* field, const char* message)
    {
        line.faults.push_back({field, message});
    }

    UnitOfWork& work_;
    const Actor& actor_;
    const ImportTable& table_;
    std::vector<Team> teams_;
    std::set<std::string> seen_;
    std::vector<StaffLine> lines_;
};

Error faults_by_line(const StaffPlan& plan)
{
    Error error{Refusal::invalid_input};
    for (const StaffLine& line : plan.lines)
        for (const FieldError& each : line.faults)
            if (error.fields.size() < faults_told)
                error.fields.push_back({"csv",
                                        "Line " + std::to_string(line.line) + ", " + each.field +
                                            ": " + each.message});
    return error;
}

Result<Done> carry_out(UnitOfWork& work,
                       const Clock& clock,
                       RandomSource& random,
                       const Actor& actor,
                       const StaffLine& line,
                       const ImportStaff& command)
{
    const User& user = line.user;
    if (line.outcome == StaffOutcome::add) {
        const auto hash = command.password_hash.find(user.email.reveal());
        const auto added =
            add_user(work,
                     clock,
                     random,
                     actor,
                     {.name = user.name.reveal(),
                      .email = user.email.reveal(),
                      .role = std::string{role_code(user.role)},
                      .job_title = user.job_title,
                      .teams = user.teams,
                      .password_hash = hash == command.password_hash.end() ? "" : hash->second,
                      .must_change_password = true});
        if (!added) return added.error();
    } else if (line.outcome == StaffOutcome::update) {
        const auto edited = edit_user(work,
                                      clock,
                                      actor,
                                      {.user = user.id,
                                       .version = user.version,
                                       .name = user.name.reveal(),
                                       .role = std::string{role_code(user.role)},
                                       .job_title = user.job_title,
                                       .teams = user.teams,
                                       .chairs_meetings = user.chairs_meetings,
                                       .contact = user.contact,
                                       .line_manager = user.line_manager});
        if (!edited) return edited.error();
    } else if (line.outcome == StaffOutcome::close) {
        return close_leaver(work, clock, random, actor, user.id, user.version);
    }
    return Done{};
}

}  // namespace

std::string_view label(StaffOutcome outcome)
{
    switch (outcome) {
        case StaffOutcome::add:
            return "Will be added";
        case StaffOutcome::update:
            return "Will be changed";
        case StaffOutcome::unchanged:
            return "Already as it is here";
        case StaffOutcome::close:
            return "Will be closed: not in the list";
        case StaffOutcome::refused:
            break;
    }
    return "Needs to be put right";
}

int StaffPlan::count(StaffOutcome outcome) const
{
    return static_cast<int>(std::ranges::count(lines, outcome, &StaffLine::outcome));
}

Result<StaffPlan> preview_staff_import(
    UnitOfWork& work, const Clock& clock, const Actor& actor, const std::string& csv, Absent absent)
{
    const auto allowed = permit(actor, Action::user_create, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    const auto table = ImportTable::read(csv, columns(), largest_staff_list, longest_staff_list);
    if (!table) return table.error();

    StaffPlan plan;
    plan.lines = StaffPlanner{work, actor, *table}.lines(absent);
    if (plan.count(StaffOutcome::add) > most_new_accounts)
        return invalid("csv",
                       "At most 50 accounts can be added at once, as each person is told a "
                       "password. Import the list in parts");
    plan.fingerprint = fingerprint_of(plan.lines);
    return plan;
}

Result<StaffPlan> import_staff(UnitOfWork& work,
                               const Clock& clock,
                               RandomSource& random,
                               const Actor& actor,
                               const ImportStaff& command)
{
    auto plan = preview_staff_import(work, clock, actor, command.csv, command.absent);
    if (!plan) return plan;
    if (!plan->can_be_carried_out()) return faults_by_line(*plan);
    if (command.agreed != plan->fingerprint) return Refusal::stale_version;
    for (const StaffLine& line : plan->lines)
        if (const auto done = carry_out(work, clock, random, actor, line, command); !done)
            return done.error();
    return plan;
}

}  // namespace quorate::core
