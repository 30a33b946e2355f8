#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/access/action.hpp"
#include "core/cases/case_tools.hpp"
#include "core/support/result.hpp"
#include "server/app/app.hpp"
#include "server/app/page.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

// What the pages about families have in common.

core::CaseTools case_tools(const App& app);

/// Whether the actor's role may ever do `action`: whether a button for it is shown at all.
bool role_may(const core::Actor& actor, core::Action action);

/// A form about a family, on a page of its own.
struct FamilyForm {
    std::string title = {};  // never personal: browsers keep it
    std::string heading = {};
    std::string eyebrow = {};
    std::string hint = {};  // a paragraph before the fields
    Link instead = {};      // below it, when this form is not the way on
    std::vector<View> fields = {};
    std::string save_label = "Save";
    std::string save_url = {};
    Link back = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
    std::vector<SummaryRow> theirs = {};  // what somebody else saved meanwhile, and is not typed
};
Response family_form(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const FamilyForm& form);

/// What the error summary says when a form has to be shown again, and the status; nothing when the
/// refusal has a page of its own. After a stale version the form keeps what was typed.
struct FormTrouble {
    std::vector<core::FieldError> errors;
    int status;
};
std::optional<FormTrouble> form_trouble(const core::Error& error);

/// The date typed into the field, or nothing. One that cannot be read is added to `errors`.
std::optional<core::Date> typed_date_of(const Fields& form,
                                        const std::string& field,
                                        std::vector<core::FieldError>& errors);

/// Whether a single box was ticked.
bool is_ticked(const Fields& form, std::string_view field);

/// The version the form was opened with; 0, which never is one, when it is missing.
int form_version(const Fields& form);

/// A box to tick by itself.
View tick_box(const std::string& name,
              const std::string& legend,
              const std::string& label,
              bool ticked,
              const std::string& error,
              const std::string& hint = {});

/// "3 children", "1 unborn baby", "2 children, 1 of them unborn"
std::string children_text(int children, int unborn);

}  // namespace quorate::server
