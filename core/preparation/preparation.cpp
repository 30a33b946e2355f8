#include "core/preparation/preparation.hpp"

#include <algorithm>
#include <map>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/pack/report_file.hpp"
#include "core/preparation/preparation_store.hpp"

namespace quorate::core {
namespace {

FreeText open_text(const Seal& seal, const std::string& sealed)
{
    if (sealed.empty()) return {};
    return FreeText{seal.open(sealed).value_or(std::string{})};
}

// Each is asked for once, however often they recorded something.
class Names {
public:
    explicit Names(UnitOfWork& work) : work_{work} {}

    PersonName of(const UserId& id)
    {
        const auto known = names_.find(id);
        if (known != names_.end()) return known->second;
        const auto user = work_.users.find(id);
        return names_[id] = user ? user->name : PersonName{};
    }

private:
    UnitOfWork& work_;
    std::map<UserId, PersonName> names_;
};

struct Desk {
    const Seal& seal;
    const Actor& actor;
    Names names;
    std::vector<SettledPoint> points;
    std::vector<FamilyViews> views;
    bool may_record;
};

PointEntry point_entry(Desk& desk, const PersonToPrepare& person, PreparationPoint point)
{
    PointEntry entry{.point = point, .is_required = is_required(point, person.facts)};
    const SettledPoint* last = last_settled(desk.points, person.person, point);
    entry.open = still_open(point, person.facts, last);
    if (last == nullptr) return entry;
    entry.settled = *last;
    entry.reason = open_text(desk.seal, last->sealed_reason);
    entry.recorded_by = desk.names.of(last->recorded_by);
    if (last->approved_by) entry.approved_by = desk.names.of(*last->approved_by);
    entry.may_approve = desk.may_record && last->waits_for_approval() &&
                        desk.actor.role == Role::team_manager &&
                        last->may_be_approved_by(desk.actor);
    return entry;
}

PreparedEntry entry_of(Desk& desk, PersonToPrepare person)
{
    PreparedEntry entry{.person = std::move(person)};
    bool has_own_views = false;
    bool has_advocates_views = false;
    for (const FamilyViews& each : desk.views) {
        if (each.person != entry.person.person) continue;
        if (!each.mistaken_at)
            (each.by == ViewsBy::self ? has_own_views : has_advocates_views) = true;
        entry.views.push_back(
            {.views = each,
             .text = open_text(desk.seal, each.sealed_text),
             .picture_name = each.picture ? opened_name(desk.seal, *each.picture) : std::string{},
             .recorded_by = desk.names.of(each.recorded_by),
             .may_take_out =
                 desk.may_record && !each.mistaken_at && each.recorded_by == desk.actor.user});
    }
    if (are_views_required(entry.person.facts) && !has_own_views)
        entry.missing.emplace_back("what they think");
    for (const PreparationPoint point : all_preparation_points()) {
        if (!applies(point, entry.person.facts)) continue;
        entry.points.push_back(point_entry(desk, entry.person, point));
        const PointEntry& made = entry.points.back();
        if (!made.open.empty()) entry.missing.push_back(made.open);
        const bool has_advocate =
            made.settled && made.settled->answer == PreparationAnswer::advocate_accepted;
        if (has_advocate && is_prepared(entry.person.facts.type) && !has_advocates_views)
            entry.missing.emplace_back("what their advocate says");
    }
    return entry;
}

ReadExclusion exclusion_of(Desk& desk, const ExclusionRequest& request, Date today)
{
    ReadExclusion read{.request = request,
                       .member = {},
                       .asked_by = open_text(desk.seal, request.sealed_asked_by),
                       .evidence = open_text(desk.seal, request.sealed_evidence)};
    if (!request.decided) return read;
    read.part = open_text(desk.seal, request.decided->sealed_part);
    read.reason = open_text(desk.seal, request.decided->sealed_reason);
    read.told = open_text(desk.seal, request.decided->sealed_told);
    read.decided_by = desk.names.of(request.decided->by);
    read.is_over = request.decided->until && *request.decided->until < today;
    return read;
}

Preparation preparation_of(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Seal& seal,
                           const Actor& actor,
                           MeetingFile file)
{
    const Instant now = tools.clock.now();
    const Meeting& meeting = file.meeting;
    const bool is_on = meeting.status != MeetingStatus::cancelled;
    const bool may_flag = may_also(file, actor, Action::case_flag_excluded_person, now);
    Preparation all{
        .file = file,
        .may_record = is_on && may_also(file, actor, Action::rsvp_record_for_other, now)};
    all.may_ask = may_flag && meeting.status == MeetingStatus::scheduled;
    all.may_decide = all.may_ask && meeting.chair == actor.user;

    Desk desk{.seal = seal,
              .actor = actor,
              .names = Names{work},
              .points = work.preparations.points_of(actor.authority, meeting.id),
              .views = work.preparations.views_of(actor.authority, meeting.id),
              .may_record = all.may_record};
    const auto flags = work.cases.excluded_from(actor.authority, meeting.case_id);
    std::map<FamilyMemberId, PersonName> members;
    for (PersonToPrepare& person : people_to_prepare(work, file, now)) {
        if (!person.person.is_child()) members[person.person.member] = person.name;
        all.people.push_back(entry_of(desk, std::move(person)));
        PreparedEntry& entry = all.people.back();
        const PreparedPerson& who = entry.person.person;
        entry.is_excluded =
            !who.is_child() && std::ranges::any_of(flags, [&who](const ExcludedPerson& each) {
                return each.member == who.member;
            });
        all.missing += static_cast<int>(entry.missing.size());
    }
    for (const ExclusionRequest& each :
         work.preparations.exclusions_of(actor.authority, meeting.id)) {
        all.exclusions.push_back(exclusion_of(desk, each, london_date(now)));
        all.exclusions.back().member = members[each.member];
        if (!each.decided) ++all.missing;
    }
    all.kept_away = family_kept_away(work, actor, file, now);
    return all;
}

}  // namespace

Result<Preparation> view_preparation(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Seal& seal,
                                     const Actor& actor,
                                     const MeetingId& meeting)
{
    constexpr Action action = Action::case_view_summary;
    const auto file = meeting_file(work, actor, action, meeting, tools.clock.now());
    if (!file) return file.error();
    audit(work,
          actor,
          tools.clock.now(),
          {.action = action,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "part=preparation"});
    return preparation_of(work, tools, seal, actor, *file);
}

std::optional<Preparation> preparation_beside(UnitOfWork& work,
                                              const MeetingTools& tools,
                                              const Seal& seal,
                                              const Actor& actor,
                                              const MeetingId& meeting)
{
    const auto file =
        meeting_file(work, actor, Action::case_view_summary, meeting, tools.clock.now());
    if (!file) return std::nullopt;
    return preparation_of(work, tools, seal, actor, *file);
}

}  // namespace quorate::core
