#include "server/pages/families/family_form_pages.hpp"

#include "core/cases/case_people.hpp"
#include "core/cases/create_case.hpp"
#include "core/cases/view_case.hpp"
#include "core/delivery/wrong_address.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/families/family_fields.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/following_meetings.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

Link back_to(const core::CaseId& id)
{
    return {.label = "The family", .url = family_url(id)};
}

// The case, for somebody who may edit it: what a form about it needs before it is shown.
core::Result<core::OpenedCase> opened(App& app, const core::Actor& actor, const core::CaseId& id)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_case_form(work, case_tools(app), actor, id);
    });
}

// Something of this case, or nothing when it belongs to another.
template <class Find>
auto found_in(App& app, const core::Actor& actor, const core::CaseId& id, Find find)
{
    auto found = app.database.read([&](core::UnitOfWork& work) { return find(work, actor); });
    if (found && found->case_id != id) found.reset();
    return found;
}

// Runs the use case of a form that was sent: to the family when it worked, with what `said` is by
// then, back into the form when it can be put right there.
template <class Work, class Again>
Response sent(App& app,
              const Request& request,
              const core::Actor& actor,
              Work work,
              Again again,
              const std::string& said = "saved")
{
    const auto outcome = app.transact(actor, work);
    if (outcome) return done(family_url(case_of(request)), said);
    if (const auto trouble = form_trouble(outcome.error())) return again(*trouble);
    return refusal_page(app, request, actor, outcome.error());
}

Response case_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const Typed& typed,
                   int version,
                   const FormTrouble& trouble = {{}, 200},
                   const std::optional<core::FamilyCase>& saved = std::nullopt)
{
    const core::CaseId id = case_of(request);
    const CaseChoices choices =
        app.database.read([&](core::UnitOfWork& work) { return case_choices(work, actor); });
    std::vector<View> fields = case_fields(typed, choices, trouble.errors);
    fields.push_back(hidden_input("version", number_text(version)));
    return family_form(
        app,
        request,
        actor,
        {.heading = "Change the case",
         .fields = std::move(fields),
         .save_url = edit_family_url(id),
         .back = back_to(id),
         .errors = trouble.errors,
         .status = trouble.status,
         .theirs = saved ? theirs(typed_from(*saved), typed, choices) : std::vector<SummaryRow>{}});
}

struct PersonForm {
    std::string heading;
    std::string save_url;
    int version = 0;  // 0 for somebody new
    std::vector<SummaryRow> theirs = {};
    std::vector<View> following = {};  // what follows another address
};

// What a colleague saved, when that is why the form is shown again.
template <class Saved>
std::vector<SummaryRow> saved_by_another(const Saved& saved,
                                         const Fields& form,
                                         const FormTrouble& trouble)
{
    if (!saved || trouble.status != 412) return {};
    return theirs(typed_from(*saved), form, {});
}

Response person_form(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const PersonForm& form,
                     std::vector<View> fields,
                     const FormTrouble& trouble)
{
    fields.push_back(hidden_input("version", number_text(form.version)));
    return family_form(app,
                       request,
                       actor,
                       {.heading = form.heading,
                        .fields = std::move(fields),
                        .save_url = form.save_url,
                        .back = back_to(case_of(request)),
                        .errors = trouble.errors,
                        .status = trouble.status,
                        .theirs = form.theirs});
}

Response child_form(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const PersonForm& form,
                    const Typed& typed,
                    const FormTrouble& trouble = {{}, 200})
{
    return person_form(app, request, actor, form, child_fields(typed, "", trouble.errors), trouble);
}

Response member_form(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const PersonForm& form,
                     const Typed& typed,
                     const FormTrouble& trouble = {{}, 200})
{
    std::vector<View> fields = member_fields(typed, "", trouble.errors);
    for (const View& field : form.following)
        fields.push_back(field);
    return person_form(app, request, actor, form, std::move(fields), trouble);
}

// At which meetings somebody is invited anew if their address changes.
std::vector<View> following_of(App& app,
                               const core::Actor& actor,
                               const std::optional<core::FamilyMember>& member,
                               const Fields* form)
{
    if (!member) return {};
    const auto following = app.database.read([&](core::UnitOfWork& work) {
        return core::seats_that_follow(
            work, actor, {.member = member->id}, member->email, app.now());
    });
    return following_fields(following, form);
}

PersonForm new_child_form(const core::CaseId& id)
{
    return {"Add a child", new_child_url(id)};
}

PersonForm new_member_form(const core::CaseId& id)
{
    return {"Add a family member", new_member_url(id)};
}

// The version to save over next. After a stale save it is the colleague's, which the person has
// been told of.
template <class Saved>
int next_version(const Saved& saved, const Fields& form, const FormTrouble& trouble)
{
    return saved && trouble.status == 412 ? saved->version : form_version(form);
}

}  // namespace

Response get_edit_family(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = opened(app, actor, case_of(request));
    if (!found) return refusal_page(app, request, actor, found.error());
    return case_form(app, request, actor, typed_from(found->family), found->family.version);
}

Response post_edit_family(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ChangeCase command{
        .id = case_of(request), .version = form_version(form), .details = case_details_of(form)};
    return sent(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::change_case(work, case_tools(app), actor, command);
        },
        [&](const FormTrouble& trouble) {
            const auto saved = app.database.read([&](core::UnitOfWork& work) {
                return work.cases.find(actor.authority, command.id);
            });
            return case_form(app,
                             request,
                             actor,
                             form,
                             next_version(saved, form, trouble),
                             trouble,
                             trouble.status == 412 ? saved : std::nullopt);
        });
}

Response get_new_child(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = opened(app, actor, case_of(request));
    if (!found) return refusal_page(app, request, actor, found.error());
    Typed typed;
    typed.add("family_name", found->family.family_name.reveal());
    return child_form(app, request, actor, new_child_form(found->family.id), typed);
}

Response post_new_child(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id = case_of(request);
    const Fields form = form_of(request);
    std::vector<core::FieldError> errors;
    const core::AddChild command{id, child_details_of(form, "", errors)};
    const auto again = [&](const FormTrouble& trouble) {
        return child_form(app, request, actor, new_child_form(id), form, trouble);
    };
    return sent(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return with_unread(errors, core::add_child(work, case_tools(app), actor, command));
        },
        again);
}

Response get_child(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id = case_of(request);
    const auto may = opened(app, actor, id);
    if (!may) return refusal_page(app, request, actor, may.error());
    const core::ChildId child_id{request.value(1)};
    const auto child = found_in(app, actor, id, [&](core::UnitOfWork& work, const core::Actor& by) {
        return work.cases.find_child(by.authority, child_id);
    });
    if (!child) return refusal_page(app, request, actor, {core::Refusal::not_found});
    return child_form(app,
                      request,
                      actor,
                      {"Change a child", child_url(id, child_id), child->version},
                      typed_from(*child));
}

Response post_child(App& app, const Request& request, const core::Actor& actor)
{
    const core::ChildId child_id{request.value(1)};
    const Fields form = form_of(request);
    std::vector<core::FieldError> errors;
    const core::ChangeChild command{
        child_id, form_version(form), child_details_of(form, "", errors)};
    const auto again = [&](const FormTrouble& trouble) {
        const auto saved = app.database.read([&](core::UnitOfWork& work) {
            return work.cases.find_child(actor.authority, child_id);
        });
        const PersonForm page{"Change a child",
                              child_url(case_of(request), child_id),
                              next_version(saved, form, trouble),
                              saved_by_another(saved, form, trouble)};
        return child_form(app, request, actor, page, form, trouble);
    };
    return sent(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<int> {
            const auto child = work.cases.find_child(actor.authority, child_id);
            if (child && child->case_id != case_of(request)) return core::Refusal::hidden;
            return with_unread(errors, core::change_child(work, case_tools(app), actor, command));
        },
        again);
}

Response get_new_member(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = opened(app, actor, case_of(request));
    if (!found) return refusal_page(app, request, actor, found.error());
    Typed typed;
    typed.add("language", "English");
    return member_form(app, request, actor, new_member_form(found->family.id), typed);
}

Response post_new_member(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id = case_of(request);
    const Fields form = form_of(request);
    const core::AddFamilyMember command{id, member_details_of(form, "")};
    return sent(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::add_family_member(work, case_tools(app), actor, command);
        },
        [&](const FormTrouble& trouble) {
            return member_form(app, request, actor, new_member_form(id), form, trouble);
        });
}

Response get_member(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id = case_of(request);
    const auto may = opened(app, actor, id);
    if (!may) return refusal_page(app, request, actor, may.error());
    const core::FamilyMemberId member_id{request.value(1)};
    const auto member =
        found_in(app, actor, id, [&](core::UnitOfWork& work, const core::Actor& by) {
            return work.cases.find_member(by.authority, member_id);
        });
    if (!member) return refusal_page(app, request, actor, {core::Refusal::not_found});
    return member_form(app,
                       request,
                       actor,
                       {.heading = "Change a family member",
                        .save_url = member_url(id, member_id),
                        .version = member->version,
                        .following = following_of(app, actor, member, nullptr)},
                       typed_from(*member));
}

Response post_member(App& app, const Request& request, const core::Actor& actor)
{
    const core::FamilyMemberId member_id{request.value(1)};
    const Fields form = form_of(request);
    const core::ChangeFamilyMember command{
        member_id, form_version(form), member_details_of(form, "")};
    std::string said = "saved";
    return sent(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<int> {
            const auto member = work.cases.find_member(actor.authority, member_id);
            if (member && member->case_id != case_of(request)) return core::Refusal::hidden;
            const core::FollowChoice choice = follow_choice_in(form);
            const int follow =
                member ? core::invitations_that_follow(
                             work, actor.authority, {.member = member_id}, member->email, app.now())
                       : 0;
            auto changed =
                core::change_member_and_follow(work, meeting_tools(app), actor, command, choice);
            const core::MemberDetails& now = command.details;
            const bool has_moved = changed && member && now.email != member->email &&
                                   !now.email.empty() && now.may_email &&
                                   (follow > 0 || !choice.too.empty());
            said = !has_moved               ? "saved"
                   : choice.staying.empty() ? "saved-invited-anew"
                                            : "saved-invited-anew-others-left";
            return changed;
        },
        [&](const FormTrouble& trouble) {
            const auto saved = app.database.read([&](core::UnitOfWork& work) {
                return work.cases.find_member(actor.authority, member_id);
            });
            const PersonForm page{"Change a family member",
                                  member_url(case_of(request), member_id),
                                  next_version(saved, form, trouble),
                                  saved_by_another(saved, form, trouble),
                                  following_of(app, actor, saved, &form)};
            return member_form(app, request, actor, page, form, trouble);
        },
        said);
}

}  // namespace quorate::server
