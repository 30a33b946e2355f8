#include "core/availability/busy_csv.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/audit/audited.hpp"
#include "core/availability/availability_access.hpp"
#include "core/availability/availability_store.hpp"
#include "core/availability/busy_csv_rows.hpp"
#include "core/availability/free_busy.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/room_store.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t faults_told = 50;

// Whom and what a line can name, by address or name in lower case.
class KnownOwners {
public:
    KnownOwners(UnitOfWork& work, const Actor& actor, Instant now)
        : work_{work}, actor_{actor}, now_{now}
    {
        for (const User& each : work.users.of_authority(actor.authority))
            if (each.active && each.role != Role::agency_user)
                owners_[each.email.reveal()].insert({each.id});
        for (const Contact& each : work.contacts.all(actor.authority))
            if (each.active) owners_[each.email.reveal()].insert({each.id});
        for (const Room& each : work.rooms.choices(actor.authority))
            owners_[lower_case(each.name)].insert({each.id});
    }

    // Nothing when the cell names nobody whose time this actor may keep.
    std::optional<CalendarOwner> find(const std::string& cell, FormChecks& checks)
    {
        const auto found = owners_.find(lower_case(cell));
        if (cell.empty() || found == owners_.end()) {
            checks.refuse("owner", "Nobody has this e-mail address, and no room this name");
            return std::nullopt;
        }
        if (found->second.size() > 1) {
            checks.refuse("owner", "Several people have this e-mail address: type their times in");
            return std::nullopt;
        }
        const CalendarOwner& owner = *found->second.begin();
        if (!may_keep(owner)) {
            checks.refuse("owner", "This is not a calendar that you keep");
            return std::nullopt;
        }
        return owner;
    }

private:
    bool may_keep(const CalendarOwner& owner)
    {
        const auto [asked, is_new] = allowed_.try_emplace(owner, false);
        if (is_new) asked->second = permit_to_keep(work_, actor_, owner, now_).has_value();
        return asked->second;
    }

    UnitOfWork& work_;
    const Actor& actor_;
    Instant now_;
    std::map<std::string, std::set<CalendarOwner>> owners_;
    std::map<CalendarOwner, bool> allowed_;
};

// What a file says, and what is wrong with it.
class Reading {
public:
    Reading(KnownOwners& owners, const ImportTable& table, Instant now)
        : owners_{owners}, table_{table}, now_{now}
    {
        for (const CsvRow& row : table.rows())
            read(row);
    }

    Error error() const
    {
        Error error{.refusal = Refusal::invalid_input, .fields = faults_};
        if (left_out_ > 0)
            error.fields.push_back({"csv", "And " + std::to_string(left_out_) + " more"});
        return error;
    }

    bool passed() const { return faults_.empty(); }
    const std::map<CalendarOwner, std::vector<BusyRow>>& rows() const { return rows_; }

private:
    void read(const CsvRow& row)
    {
        FormChecks checks;
        auto says = busy_row(table_, row, now_, checks);
        const auto owner = owners_.find(table_.cell(row, "owner"), checks);
        if (owner && says) {
            if (std::holds_alternative<RoomId>(owner->who) && says->kind != BusyKind::busy)
                checks.refuse("kind", "A room can only be busy");
            const auto [line, is_new] = lines_.try_emplace({*owner, says->span}, row.line);
            if (!is_new)
                checks.refuse("owner",
                              "Line " + std::to_string(line->second) + " says this already");
        }
        if (checks.passed())
            rows_[*owner].push_back(*says);
        else
            tell(row.line, checks.error());
    }

    void tell(int line, const Error& error)
    {
        for (const FieldError& each : error.fields)
            if (faults_.size() < faults_told)
                faults_.push_back(
                    {"csv",
                     "Line " + std::to_string(line) + ", " + each.field + ": " + each.message});
            else
                ++left_out_;
    }

    KnownOwners& owners_;
    const ImportTable& table_;
    Instant now_;
    std::map<std::pair<CalendarOwner, TimeSpan>, int> lines_;
    std::map<CalendarOwner, std::vector<BusyRow>> rows_;
    std::vector<FieldError> faults_;
    std::size_t left_out_ = 0;
};

bool has_times(const ImportTable& table)
{
    const bool by_day = table.has("date") && table.has("from") == table.has("until") &&
                        !table.has("start") && !table.has("end");
    const bool written = table.has("start") && table.has("end") && !table.has("date") &&
                         !table.has("from") && !table.has("until");
    return by_day || written;
}

// What earlier files say of the time before and after a span, by the times that reach into it.
std::vector<BusyTime> left_of(const std::vector<BusyTime>& touched,
                              const TimeSpan& span,
                              RandomSource& random)
{
    std::vector<BusyTime> left;
    for (const BusyTime& each : touched) {
        if (each.source != BusySource::csv) continue;
        for (const TimeSpan& part :
             {TimeSpan{each.starts_at, std::min(each.ends_at, span.from)},
              TimeSpan{std::max(each.starts_at, span.until), each.ends_at}}) {
            if (part.until <= part.from) continue;
            left.push_back(each);
            left.back().id = BusyTimeId{random.id()};
            left.back().starts_at = part.from;
            left.back().ends_at = part.until;
        }
    }
    return left;
}

void keep(UnitOfWork& work,
          RandomSource& random,
          const Actor& actor,
          Instant now,
          const ImportedBusyTimes& outcome,
          const Reading& reading)
{
    std::vector<CalendarOwner> owners;
    for (const auto& [owner, rows] : reading.rows())
        owners.push_back(owner);
    const TimeSpan span = span_of_days(outcome.from, outcome.until);
    std::vector<BusyTime> times =
        left_of(work.availability.busy_times(actor.authority, owners, span), span, random);
    for (const auto& [owner, rows] : reading.rows())
        for (const BusyRow& row : rows)
            times.push_back({.id = BusyTimeId{random.id()},
                             .authority = actor.authority,
                             .owner = owner,
                             .starts_at = row.span.from,
                             .ends_at = row.span.until,
                             .kind = row.kind,
                             .source = BusySource::csv,
                             .created_by = actor.user,
                             .created_at = now});
    work.availability.replace_csv_times(actor.authority, owners, span, times);
    for (const auto& [owner, rows] : reading.rows()) {
        if (!is_always_known(owner))
            work.availability.save_sharing(
                actor.authority, {.owner = owner, .state = SharingState::csv, .as_of = now});
        audit(work,
              actor,
              now,
              {.action = keeping_action(owner),
               .object = owner_id(owner),
               .detail = "change=busy_times.imported owner=" + owner_key(owner) +
                         " times=" + std::to_string(rows.size())});
    }
}

}  // namespace

Result<ImportedBusyTimes> import_busy_csv(UnitOfWork& work,
                                          const Clock& clock,
                                          RandomSource& random,
                                          const Actor& actor,
                                          const std::string& csv)
{
    const Instant now = clock.now();
    if (const auto by_role = permit_to_keep_some(actor); !by_role) return by_role.error();
    if (const std::string first = csv.substr(0, csv.find('\n'));
        first.find(';') != std::string::npos && first.find(',') == std::string::npos)
        return invalid("csv",
                       "The columns are separated by semicolons: save the file with commas "
                       "between them");
    const auto table = ImportTable::read(csv, busy_columns(), largest_busy_file, longest_busy_file);
    if (!table) return table.error();
    if (!has_times(*table))
        return invalid("csv",
                       "The first line must name the columns date, from and until, or the columns "
                       "start and end");

    KnownOwners known{work, actor, now};
    const Reading reading{known, *table, now};
    if (!reading.passed()) return reading.error();

    ImportedBusyTimes outcome{.owners = static_cast<int>(reading.rows().size()),
                              .from = Date::max(),
                              .until = Date::min()};
    for (const auto& [owner, rows] : reading.rows())
        for (const BusyRow& row : rows) {
            ++outcome.times;
            outcome.from = std::min(outcome.from, row.first_day);
            outcome.until = std::max(outcome.until, row.last_day);
        }
    keep(work, random, actor, now, outcome, reading);
    return outcome;
}

}  // namespace quorate::core
