#include "core/preparation/record_views.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/preparation/preparation_store.hpp"
#include "core/preparation/prepared_people.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr Action recording = Action::rsvp_record_for_other;
constexpr std::size_t longest_views = 5000;
constexpr std::chrono::minutes sent_twice_within{1};

bool is_picture(const TakenFile& taken)
{
    return taken.file.type == ReportFileType::png || taken.file.type == ReportFileType::jpeg;
}

void check_picture(FormChecks& checks, const RecordViews& command, std::optional<ViewsWay> way)
{
    if (std::ranges::count(command.errors, "files", &FieldError::field) > 0) return;
    if (command.files.size() > 1)
        checks.refuse("files", "Choose one picture; record another one separately");
    else if (!command.files.empty() && !is_picture(command.files.front()))
        checks.refuse("files", "Choose a picture: a file that ends in .png, .jpg or .jpeg");
    else if (way == ViewsWay::drawn && command.files.empty())
        checks.refuse("files", "Choose the picture");
}

// The same as `said`, which the same person recorded a moment ago: the button was pressed twice.
std::optional<FamilyViewsId> kept_already(UnitOfWork& work,
                                          const Seal& seal,
                                          const FamilyViews& said,
                                          const std::string& text)
{
    const auto size_of = [](const std::optional<ReportFile>& picture) {
        return picture ? picture->size : 0;
    };
    for (const FamilyViews& each : work.preparations.views_of(said.authority, said.meeting)) {
        const bool is_same = each.person == said.person && each.by == said.by &&
                             each.way == said.way && each.given_on == said.given_on &&
                             each.recorded_by == said.recorded_by && !each.mistaken_at &&
                             said.recorded_at - each.recorded_at < sent_twice_within &&
                             size_of(each.picture) == size_of(said.picture);
        const auto words =
            each.sealed_text.empty() ? std::optional{std::string{}} : seal.open(each.sealed_text);
        if (is_same && words == text) return each.id;
    }
    return std::nullopt;
}

// One that was recorded for this meeting.
std::optional<FamilyViews> known_views(UnitOfWork& work,
                                       const Actor& actor,
                                       const MeetingId& meeting,
                                       const FamilyViewsId& id)
{
    auto all = work.preparations.views_of(actor.authority, meeting);
    const auto views = std::ranges::find(all, id, &FamilyViews::id);
    if (views == all.end()) return std::nullopt;
    return std::move(*views);
}

}  // namespace

Result<FamilyViewsId> record_views(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Seal& seal,
                                   const Actor& actor,
                                   const RecordViews& command)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, recording, command.meeting, now);
    if (!file) return file.error();
    const auto person = person_to_prepare(work, *file, command.person, now);
    if (!person || (person->facts.is_child && !person->facts.age)) return Refusal::not_found;
    if (file->meeting.status == MeetingStatus::cancelled) return Refusal::wrong_state;

    FormChecks checks;
    for (const FieldError& error : command.errors)
        checks.refuse(error.field, error.message);
    const auto by = views_by_from(command.by);
    const auto way = views_way_from(command.way);
    if (!by || (*by == ViewsBy::advocate && !person->facts.is_child))
        checks.refuse("by", "Say whose words they are");
    if (!way) checks.refuse("way", "Say how their views came");
    const bool is_day_told = std::ranges::count(command.errors, "given_on", &FieldError::field) > 0;
    if (!is_day_told && (!command.given_on || *command.given_on > london_date(now)))
        checks.refuse("given_on", "Enter the day on which they said it, today or before");
    const bool needs_words = way && *way != ViewsWay::drawn;
    checks.lines("text",
                 trimmed(command.text.reveal()),
                 longest_views,
                 needs_words ? "Write what they said, in their own words" : "");
    check_picture(checks, command, way);
    if (!checks.passed()) return checks.error();

    const std::string text = trimmed(command.text.reveal());
    FamilyViews views{.id = FamilyViewsId{tools.random.id()},
                      .authority = actor.authority,
                      .meeting = command.meeting,
                      .person = command.person,
                      .by = *by,
                      .way = *way,
                      .given_on = *command.given_on,
                      .sealed_text = text.empty() ? "" : seal.seal(text),
                      .may_be_shown = command.may_be_shown,
                      .recorded_by = actor.user,
                      .recorded_at = now};
    std::string sealed_picture;
    if (!command.files.empty()) {
        views.picture = command.files.front().file;
        sealed_picture = command.files.front().sealed_bytes;
    }
    if (const auto kept = kept_already(work, seal, views, text)) return *kept;
    work.preparations.add_views(views, sealed_picture);
    audit(work,
          actor,
          now,
          {.action = recording,
           .object = command.meeting.text(),
           .case_id = file->family.id,
           .detail = "views=" + views.id.text() + " of=" + command.person.text() +
                     " way=" + std::string{code(*way)}});
    return views.id;
}

Result<Done> mark_views(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        const MeetingId& meeting,
                        const FamilyViewsId& id,
                        bool may_be_shown)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, recording, meeting, now);
    if (!file) return file.error();
    const auto views = known_views(work, actor, meeting, id);
    if (!views) return Refusal::not_found;
    if (views->mistaken_at) return Refusal::wrong_state;
    work.preparations.mark_views(actor.authority, id, may_be_shown);
    audit(work,
          actor,
          now,
          {.action = recording,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "views=" + id.text() + " shown=" + (may_be_shown ? "1" : "0")});
    return Done{};
}

Result<Done> mark_views_mistaken(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& meeting,
                                 const FamilyViewsId& id)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, recording, meeting, now);
    if (!file) return file.error();
    const auto views = known_views(work, actor, meeting, id);
    if (!views) return Refusal::not_found;
    if (views->recorded_by != actor.user)
        return Error{.refusal = Refusal::not_permitted,
                     .action = std::string{action_name(recording)},
                     .object = id.text()};
    if (!work.preparations.mark_mistaken(actor.authority, id, now)) return Refusal::wrong_state;
    audit(work,
          actor,
          now,
          {.action = recording,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "views=" + id.text() + " mistaken"});
    return Done{};
}

Result<TakenFile> read_views_picture(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Actor& actor,
                                     const MeetingId& meeting,
                                     const FamilyViewsId& id)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::case_view_summary, meeting, now);
    if (!file) return file.error();
    const auto views = known_views(work, actor, meeting, id);
    if (!views || !views->picture) return Refusal::not_found;
    auto bytes = work.preparations.picture(actor.authority, id);
    if (!bytes) return Refusal::not_found;
    audit(work,
          actor,
          now,
          {.action = Action::case_view_summary,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "views=" + id.text()});
    return TakenFile{.file = *views->picture,
                     .sealed_bytes = *std::move(bytes),
                     .given_as = given_picture_name(views->picture->type)};
}

}  // namespace quorate::core
