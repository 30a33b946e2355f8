#include "server/pages/record/amend_pages.hpp"

#include <functional>

#include "core/actions/correct_due_day.hpp"
#include "core/circulation/corrections.hpp"
#include "core/minutes/amend_minutes.hpp"
#include "core/minutes/named_parts.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

std::string agreed_url(const core::MeetingId& meeting)
{
    return record_url(meeting, "minutes/agree");
}

View part_field(const core::MinutesFile& file,
                const Fields& typed,
                const std::vector<core::FieldError>& errors)
{
    Select parts{.name = "section",
                 .label = "What is put right?",
                 .chosen = typed.get("section"),
                 .prompt = "The record as a whole: who was there, the date",
                 .error = error_for(errors, "section")};
    for (const core::NamedPart& part : core::parts_of(file))
        parts.options.push_back({.value = part.value, .label = part.title});
    return select(parts);
}

// What was found in the words, each to be ticked before they are added.
View findings_field(const std::vector<core::Finding>& findings,
                    const Fields& typed,
                    const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::Finding& each : findings)
        options.push_back({.value = each.key,
                           .label = "\u201c" + each.words.reveal() + "\u201d",
                           .hint = std::string{core::label(each.kind)}});
    return checkboxes({.name = "confirmed",
                       .legend = "Look at these: they may not belong into the record",
                       .options = std::move(options),
                       .chosen = typed.all("confirmed"),
                       .error = error_for(errors, "confirmed")});
}

// Whether the family asked for this, and may read what it is about.
bool asked_by_family(const std::optional<core::CorrectionAsker>& asker)
{
    return asker && asker->is_family && asker->reads_part;
}

// Who of the family would not get what they asked for.
std::string asked_words(const core::CorrectionAsker& asker)
{
    return "The family asked for this" + (asker.about.empty() ? "" : " (" + asker.about + ")");
}

// Shown once it was sent without being for the family, though the family asked for it.
View leave_out_field(const Fields& typed)
{
    return checkboxes({.name = "leave_out",
                       .options = {{.value = "yes",
                                    .label = "Leave it out of the family's copies",
                                    .hint = "They are told that it was looked at, not that it was "
                                            "put right"}},
                       .chosen = typed.all("leave_out"),
                       .small = true});
}

std::vector<View> fields_for(const core::MinutesFile& file,
                             const std::optional<core::CorrectionAsker>& asker,
                             const Fields& typed,
                             const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields{
        part_field(file, typed, errors),
        textarea({.name = "body",
                  .label = "What is right?",
                  .value = typed.get("body"),
                  .hint = "The agreed words stay. This is added to them under a number",
                  .error = error_for(errors, "body"),
                  .rows = 6}),
        textarea({.name = "reason",
                  .label = "Who asked for this, and why?",
                  .value = typed.get("reason"),
                  .hint = "Kept with the record. It is in nobody's papers",
                  .error = error_for(errors, "reason"),
                  .rows = 3})};
    if (!file.actions.empty())
        fields.insert(
            fields.begin() + 2,
            text_input({.name = "due_on",
                        .label = "Of an action point: the day by which it is due now",
                        .value = typed.get("due_on"),
                        .hint =
                            "Leave this empty where the day stays. Its owner is told, and is asked "
                            "by the new day",
                        .error = error_for(errors, "due_on")}));
    if (!core::is_for_family(file.file.meeting.type)) return fields;
    fields.push_back(checkboxes(
        {.name = "visible_to_family",
         .options = {{.value = "yes",
                      .label = "The family may read this",
                      .hint = asked_by_family(asker)
                                  ? asked_words(*asker) + ". Without this they do not get it"
                                  : "Only of a part that it may read"}},
         .chosen = typed.all("visible_to_family"),
         .error = error_for(errors, "visible_to_family")}));
    const bool was_unticked =
        !error_for(errors, "visible_to_family").empty() && typed.get("visible_to_family") != "yes";
    if (asked_by_family(asker) && (was_unticked || typed.get("leave_out") == "yes"))
        fields.push_back(leave_out_field(typed));
    return fields;
}

std::optional<core::CorrectionAsker> asker_for(App& app,
                                               const core::Actor& actor,
                                               const core::MeetingId& meeting,
                                               const std::string& correction)
{
    if (correction.empty()) return std::nullopt;
    return app.database.read([&](core::UnitOfWork& work) {
        return core::asker_of(work, actor.authority, meeting, core::CorrectionId{correction});
    });
}

// The form for somebody who answers what was asked for: its part, and who asked. What the family
// asked for of a part that it may read is for the family.
void fill_in(App& app,
             const core::Actor& actor,
             const core::MeetingId& meeting,
             const std::string& correction,
             const std::optional<core::CorrectionAsker>& asker,
             Fields& typed)
{
    const auto rows = app.read(
        actor, [&](core::UnitOfWork& work) -> core::Result<std::vector<core::CorrectionRow>> {
            return core::corrections_of(work, actor.authority, meeting);
        });
    if (!rows) return;
    for (const core::CorrectionRow& row : *rows) {
        if (row.correction.id.text() != correction) continue;
        typed.add("section", core::pointed_at(row.correction.section, row.correction.part));
        typed.add("body", row.correction.body.reveal());
        typed.add("reason", "Asked for by " + row.asked_by.reveal());
        if (asked_by_family(asker)) typed.add("visible_to_family", "yes");
    }
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const core::MeetingId id{request.value(0)};
    const auto file = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_minutes(work, app.clock, actor, id);
    });
    if (!file) return refusal_page(app, request, actor, file.error());
    if (!file->minutes || file->minutes->status != core::MinutesStatus::approved)
        return see_other(agreed_url(id));

    Fields typed = request.method == Method::post ? form_of(request) : Fields{};
    const std::string correction =
        request.method == Method::post ? typed.get("correction") : request.query.get("correction");
    const auto asker = asker_for(app, actor, id, correction);
    if (request.method != Method::post && !correction.empty())
        fill_in(app, actor, id, correction, asker, typed);
    const auto findings =
        app.read(actor, [&](core::UnitOfWork& work) -> core::Result<std::vector<core::Finding>> {
            return core::findings_in(work, *file, {.meeting = id, .body = typed.get("body")});
        });
    if (!findings) return refusal_page(app, request, actor, findings.error());
    std::vector<View> fields = fields_for(*file, asker, typed, errors);
    if (!findings->empty()) fields.push_back(findings_field(*findings, typed, errors));
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Put something right in the minutes",
                              .sub = "Papers that you send from now on have it. Copies that were "
                                     "sent stay as they are, until you send the correction to "
                                     "all who have them.",
                              .eyebrow = meeting_line(file->file)});
    page["actions_some"] = !file->actions.empty();
    page["actions"] = view_list(file->actions, [](const core::ActionRow& row) {
        View view;
        view["action_url"] = action_page_url(row.action.id);
        view["action_what"] = row.action.what.reveal();
        return view;
    });
    page["save_url"] = record_url(id, "minutes/amend");
    page["correction"] = correction;
    page["number"] = number_text(file->minutes->amendments + 1);
    page["fields"] = view_list(fields, std::identity{});
    page["save"] = button({.label = "Add this correction"});
    page["back_url"] = agreed_url(id);
    return html_page(app,
                     request,
                     actor,
                     "record/amend",
                     {.title = "Put something right",
                      .section = Section::meetings,
                      .back = {.label = "Back to the minutes", .url = agreed_url(id)},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_amend_minutes(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_amend_minutes(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& pointed = form.get("section");
    const bool is_section = !core::other_part_from(pointed);
    const core::AmendMinutes command{.meeting = core::MeetingId{request.value(0)},
                                     .number = number_field(form, "number"),
                                     .section = is_section ? pointed : std::string{},
                                     .part = is_section ? std::string{} : pointed,
                                     .body = form.get("body"),
                                     .reason = form.get("reason"),
                                     .visible_to_family = form.get("visible_to_family") == "yes",
                                     .confirmed = form.all("confirmed")};
    const core::CorrectionId correction{form.get("correction")};
    const auto amended =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Amendment> {
            auto made =
                core::amend_minutes(work, app.clock, app.random, app.digest, actor, command);
            if (!made) return made;
            if (const auto moved = core::correct_due_day(work,
                                                         meeting_tools(app),
                                                         actor,
                                                         {.meeting = command.meeting,
                                                          .part = command.part,
                                                          .due_on = form.get("due_on")});
                !moved)
                return moved.error();
            if (correction.text().empty()) return made;
            const auto asker = core::asker_of(work, actor.authority, command.meeting, correction);
            if (asked_by_family(asker) && !command.visible_to_family &&
                form.get("leave_out") != "yes")
                return core::invalid("visible_to_family",
                                     asked_words(*asker) +
                                         " and would not get it: tick this, or say that it is "
                                         "left out of their copies");
            if (!core::settle_correction(
                    work, app.clock, actor, correction, command.meeting, made->number))
                return core::Refusal::wrong_state;
            return made;
        });
    if (amended) return done(agreed_url(command.meeting), "minutes-amended");

    const core::Error& error = amended.error();
    auto errors = error.fields;
    for (core::FieldError& each : errors)
        if (each.field == "part") each.field = "section";  // one list has both
    if (error.refusal == core::Refusal::stale_version)
        errors.push_back({"",
                          "Another correction was added after you opened this page. Read it, then "
                          "add yours"});
    if (errors.empty()) return refusal_page(app, request, actor, error);
    return show(app, request, actor, errors, refusal_status(error.refusal));
}

}  // namespace quorate::server
