#pragma once

#include <boost/json.hpp>

#include "core/circulation/case_bundles.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// Sets what families/bundle_content.html shows: all that the person gets.
void add_bundle_content(View& page, const core::SubjectBundle& bundle);

/// The bundle as a file that no browser opens in our name: one page that needs nothing else.
Response bundle_page_file(const core::SubjectBundle& bundle, core::Date made_on);

/// What the bundle says, for programs.
boost::json::object bundle_json(const core::SubjectBundle& bundle, core::Date made_on);

/// The same as a file.
Response bundle_json_file(const core::SubjectBundle& bundle, core::Date made_on);

}  // namespace quorate::server
