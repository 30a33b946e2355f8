#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/minutes/write_minutes.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/minutes_pages.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/record/release_words.hpp"

namespace quorate::server {
namespace {

View section_view(const core::MinuteSection& section)
{
    View view;
    view["title"] = section.title;
    view["body"] = section.body.reveal();
    view["family_chip"] = section.visible_to_family ? chip(Chip::child, "The family may read this")
                                                    : chip(Chip::lock, "Professionals only");
    return view;
}

View amendment_view(const core::Amendment& amendment,
                    const std::vector<core::MinuteSection>& sections)
{
    std::string part;
    for (const core::MinuteSection& section : sections)
        if (section.id == amendment.section) part = section.title;
    View view;
    view["heading"] = amendment_heading(amendment.number, part);
    view["body"] = amendment.body.reveal();
    view["reason"] = amendment.reason.reveal();
    view["made"] = "Added " + core::london_long_time(amendment.made_at);
    view["family_chip"] = amendment.visible_to_family
                              ? chip(Chip::child, "The family may read this")
                              : chip(Chip::lock, "Professionals only");
    return view;
}

// Parts that were left empty, before they stay so for good: "2 of 12 parts say nothing: …".
std::string empty_parts(const std::vector<core::MinuteSection>& sections)
{
    std::string names;
    int empty = 0;
    for (const core::MinuteSection& section : sections) {
        if (!core::trimmed(section.body.reveal()).empty()) continue;
        names += (names.empty() ? "" : "; ") + section.title;
        ++empty;
    }
    if (empty == 0) return {};
    return std::to_string(empty) + " of " +
           counted(static_cast<int>(sections.size()), "part", "parts") +
           (empty == 1 ? " says" : " say") + " nothing: " + names + ".";
}

// What stands between these minutes and the chair's agreement.
std::vector<View> notices_for(const core::MinutesFile& file, bool may_approve, bool may_send)
{
    std::vector<View> notices;
    const core::MeetingId& id = file.file.meeting.id;
    if (file.minutes && file.minutes->status == core::MinutesStatus::approved) {
        notices.push_back(
            alert(Alert::success,
                  {.strong = "Agreed " + core::london_long_time(*file.minutes->approved_at) + ".",
                   .text = "Papers can be sent.",
                   .link = may_send ? "Send papers" : "",
                   .link_url = may_send ? record_url(id, "papers") : std::string{}}));
        return notices;
    }
    if (file.file.meeting.status != core::MeetingStatus::held)
        notices.push_back(alert(Alert::warning,
                                {.strong = "The meeting has not ended yet.",
                                 .link = "End the meeting",
                                 .link_url = record_url(id, "register")}));
    if (core::decides_for_each_child(file.file.meeting.type) && !core::undecided(file).empty())
        notices.push_back(alert(Alert::warning,
                                {.strong = "A child has no decision yet.",
                                 .link = "Record decisions",
                                 .link_url = minutes_url(id, "decision")}));
    if (const std::string empty = empty_parts(file.sections); file.minutes && !empty.empty())
        notices.push_back(alert(Alert::warning,
                                {.strong = empty,
                                 .text = "Once agreed, they stay empty.",
                                 .link = "Write them",
                                 .link_url = minutes_url(id)}));
    if (!may_approve)
        notices.push_back(alert(Alert::information, {.strong = "The chair agrees the minutes."}));
    return notices;
}

View decisions_views(const core::MinutesFile& file)
{
    kainjow::mustache::list views;
    for (const core::ChildDecision& decision : file.decisions) {
        const auto child = std::ranges::find(file.children, decision.child, &core::Child::id);
        if (child != file.children.end())
            views.push_back(decision_summary(decision, *child, file.file.family.jurisdiction));
    }
    return View{views};
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::MinutesFile& file,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const core::Meeting& meeting = file.file.meeting;
    const bool is_draft = file.minutes && file.minutes->status == core::MinutesStatus::draft;
    const bool may_approve = may_also(file.file, actor, core::Action::minutes_approve, app.now());
    const bool may_send = may_also(file.file, actor, core::Action::minutes_distribute, app.now());
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Agree the minutes",
                              .sub = "Read them once more. The family's parts are marked.",
                              .eyebrow = meeting_line(file.file)});
    page["tabs"] = meeting_tabs(actor, meeting.id, "minutes");
    page["notices"] =
        view_list(notices_for(file, may_approve, may_send), [](const View& each) { return each; });
    page["sections"] = view_list(file.sections, section_view);
    page["amendments"] = view_list(file.amendments, [&](const core::Amendment& amendment) {
        return amendment_view(amendment, file.sections);
    });
    const bool is_agreed = file.minutes && !is_draft;
    page["amend_url"] =
        is_agreed && may_also(file.file, actor, core::Action::minutes_amend_approved, app.now())
            ? record_url(meeting.id, "minutes/amend")
            : std::string{};
    page["has_decisions"] = !file.decisions.empty();
    page["decisions"] = decisions_views(file);
    page["actions"] = actions_table(file.actions, true);
    page["agree_form"] = is_draft && may_approve && meeting.status == core::MeetingStatus::held;
    page["agree_url"] = record_url(meeting.id, "minutes/agree");
    page["version"] = number_text(file.minutes ? file.minutes->version : 0);
    page["agree_button"] = button({.label = "Agree these minutes"});
    return html_page(app,
                     request,
                     actor,
                     "record/agree",
                     {.title = "Agree the minutes",
                      .section = Section::meetings,
                      .back = {.label = "Back to the minutes", .url = minutes_url(meeting.id)},
                      .status = status},
                     std::move(page));
}

core::Result<core::MinutesFile> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_minutes(work, app.clock, actor, core::MeetingId{request.value(0)});
    });
}

}  // namespace

Response get_agree(App& app, const Request& request, const core::Actor& actor)
{
    const auto file = look(app, request, actor);
    if (!file) return refusal_page(app, request, actor, file.error());
    return show(app, request, actor, *file);
}

Response post_agree(App& app, const Request& request, const core::Actor& actor)
{
    const core::ApproveMinutes command{.meeting = core::MeetingId{request.value(0)},
                                       .version = number_field(form_of(request), "version")};
    const auto agreed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::approve_minutes(work, app.clock, app.digest, actor, command);
    });
    if (agreed) return done(record_url(command.meeting, "papers"), "minutes-agreed");

    const core::Error& error = agreed.error();
    const bool stale = error.refusal == core::Refusal::stale_version;
    if (error.fields.empty() && !stale) return refusal_page(app, request, actor, error);
    const auto file = look(app, request, actor);
    if (!file) return refusal_page(app, request, actor, file.error());
    auto errors = error.fields;
    if (stale)
        errors.push_back({"",
                          "Someone changed the minutes after you opened this page. Read them "
                          "again, then agree"});
    return show(app, request, actor, *file, errors, refusal_status(error.refusal));
}

}  // namespace quorate::server
