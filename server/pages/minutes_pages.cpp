#include "server/pages/minutes_pages.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/decisions.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/write_minutes.hpp"
#include "server/app/api.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/form_numbers.hpp"
#include "server/pages/minutes_view.hpp"
#include "server/pages/record_urls.hpp"
#include "server/pages/record_views.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

struct Seen {
    core::MinutesFile file;
    core::Register roll;
};

core::Result<Seen> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Seen> {
        auto file = core::view_minutes(work, app.clock, actor, meeting_of(request));
        if (!file) return file.error();
        auto roll = core::register_beside(work, file->file);
        return Seen{*std::move(file), std::move(roll)};
    });
}

std::string item_of(const Seen& seen, const core::MinuteSectionId& id)
{
    const auto& sections = seen.file.sections;
    const auto found = std::ranges::find(sections, id, &core::MinuteSection::id);
    return found == sections.end() ? std::string{} : found->item;
}

// The page again with what was typed, or a page that says why not.
Response show_again(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::Error& error,
                    MinutesDraft draft)
{
    const bool stale = error.refusal == core::Refusal::stale_version;
    if (error.fields.empty() && !stale) return refusal_page(app, request, actor, error);
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    draft.was_stale = stale;
    draft.status = refusal_status(error.refusal);
    draft.errors = error.fields;
    std::string item = item_of(*seen, draft.section);
    if (!draft.child.empty()) {
        item = core::decision_item;
        for (core::FieldError& each : draft.errors)
            each.field = decision_field(each.field.c_str(), draft.child);
    } else {
        for (core::FieldError& each : draft.errors)
            if (each.field == "body" && !stale) each.field = "body-" + draft.section.text();
    }
    if (stale)
        draft.errors.push_back(
            {draft.child.empty() ? "body-" + draft.section.text() : "decisions",
             "Someone else changed this while you had it open. Nothing of yours is lost"});
    return show_minutes(app, request, actor, seen->file, seen->roll, item, draft);
}

core::SaveSection section_command(const Request& request, const Fields& form)
{
    return {.meeting = meeting_of(request),
            .section = core::MinuteSectionId{request.value(1)},
            .version = number_field(form, "version"),
            .body = form.get("body"),
            .visible_to_family = form.get("visible_to_family") == "yes"};
}

// Browsers send line breaks as CR LF; they are kept as LF.
std::string with_plain_breaks(std::string text)
{
    std::erase(text, '\r');
    return text;
}

core::Result<core::MinuteSection> save(App& app,
                                       const core::Actor& actor,
                                       core::SaveSection command)
{
    command.body = with_plain_breaks(std::move(command.body));
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::save_section(work, app.clock, actor, command);
    });
}

// What the other person saved, for the script to show beside what is being written.
Response theirs(App& app, const core::Actor& actor, const core::SaveSection& command)
{
    const auto kept = app.read(actor, [&](core::UnitOfWork& work) {
        return work.minutes.find_section(actor.authority, command.section);
    });
    if (!kept) return problem({core::Refusal::not_found});
    const std::string at =
        kept->updated_at ? core::london_clock_time(*kept->updated_at) : std::string{};
    return json_response(409,
                         json::object{{"version", kept->version},
                                      {"saved_at", at},
                                      {"fields", {{"body", kept->body.reveal()}}}});
}

}  // namespace

Response get_minutes(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return show_minutes(app, request, actor, seen->file, seen->roll, request.query.get("item"));
}

Response post_minutes_open(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting = meeting_of(request);
    const auto opened = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_minutes(work, app.clock, app.random, actor, meeting);
    });
    if (!opened) return refusal_page(app, request, actor, opened.error());
    return see_other(minutes_url(meeting));
}

Response post_section(App& app, const Request& request, const core::Actor& actor)
{
    const core::SaveSection command = section_command(request, form_of(request));
    const auto saved = save(app, actor, command);
    if (!saved)
        return show_again(app,
                          request,
                          actor,
                          saved.error(),
                          {.section = command.section,
                           .body = with_plain_breaks(command.body),
                           .visible_to_family = command.visible_to_family});
    return done(minutes_url(command.meeting, saved->item), "saved");
}

Response post_section_autosave(App& app, const Request& request, const core::Actor& actor)
{
    const core::SaveSection command = section_command(request, form_of(request));
    const auto saved = save(app, actor, command);
    if (saved)
        return json_response(200,
                             json::object{{"version", saved->version},
                                          {"saved_at", core::london_clock_time(app.now())}});
    if (saved.error().refusal == core::Refusal::stale_version) return theirs(app, actor, command);
    return problem(saved.error());
}

Response get_decisions(App&, const Request& request, const core::Actor&)
{
    return see_other(minutes_url(meeting_of(request), std::string{core::decision_item}));
}

Response post_decision(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ChildId child{request.value(1)};
    const auto typed = [&](const char* name) {
        return with_plain_breaks(form.get(decision_field(name, child)));
    };
    const core::RecordDecision command{.meeting = meeting_of(request),
                                       .child = child,
                                       .version = number_field(form, "version"),
                                       .outcome = typed("outcome"),
                                       .category = typed("category"),
                                       .reasons = typed("reasons")};
    const bool with_dissent = form.has(decision_field("dissent", child));
    const auto decided =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::ChildDecision> {
            auto recorded = core::record_decision(work, app.clock, app.random, actor, command);
            if (!recorded || !with_dissent || recorded->dissent.reveal() == typed("dissent"))
                return recorded;
            return core::record_dissent(work,
                                        app.clock,
                                        actor,
                                        {.meeting = command.meeting,
                                         .child = child,
                                         .version = recorded->version,
                                         .dissent = typed("dissent")});
        });
    if (!decided) {
        core::Error error = decided.error();
        // Told together with what is wrong with the decision itself.
        const bool has_other_fault =
            !error.fields.empty() && error.fields.front().field != "dissent";
        if (with_dissent && has_other_fault)
            for (core::FieldError& fault : core::dissent_faults(typed("dissent")))
                error.fields.push_back(std::move(fault));
        return show_again(app,
                          request,
                          actor,
                          error,
                          {.child = child,
                           .decision = {{"outcome", command.outcome},
                                        {"category", command.category},
                                        {"reasons", command.reasons},
                                        {"dissent", typed("dissent")}}});
    }
    return done(minutes_url(command.meeting, std::string{core::decision_item}), "saved");
}

Response post_dissent(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ChildId child{request.value(1)};
    const core::RecordDissent command{
        .meeting = meeting_of(request),
        .child = child,
        .version = number_field(form, "version"),
        .dissent = with_plain_breaks(form.get(decision_field("dissent", child)))};
    const auto recorded = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::record_dissent(work, app.clock, actor, command);
    });
    if (!recorded)
        return show_again(app,
                          request,
                          actor,
                          recorded.error(),
                          {.child = child, .decision = {{"dissent", command.dissent}}});
    return done(minutes_url(command.meeting, std::string{core::decision_item}), "saved");
}

}  // namespace quorate::server
