//! The built page in real browsers. Every test stands once per engine in a module of the engine's name; `cargo xtask
//! test` starts a driver and runs the module, and says of the rest that it was skipped.

#![allow(
    clippy::disallowed_methods,
    reason = "runs the command and reads the built page"
)]

mod accessibility;
mod beside;
mod command;
mod controls;
mod digests;
mod faults;
mod frame;
mod levers;
mod loading;
mod map;
mod pictures;
mod place;

use goodhart_tests::{Browser, Engine};

/// Names the tests that run in all three engines, and those that need Chromium's own tools.
macro_rules! tests {
    (everywhere: [$($module:ident :: $test:ident,)*] only_chromium: [$($own_module:ident :: $own:ident,)*]) => {
        mod chromium {
            $(#[test] fn $test() { super::run(super::Engine::Chromium, super::$module::$test); })*
            $(#[test] fn $own() { super::run(super::Engine::Chromium, super::$own_module::$own); })*
        }
        mod firefox {
            $(#[test] fn $test() { super::run(super::Engine::Firefox, super::$module::$test); })*
        }
        mod webkit {
            $(#[test] fn $test() { super::run(super::Engine::Webkit, super::$module::$test); })*
        }
    };
}

tests! {
    everywhere: [
        accessibility::both_controls_have_role_and_name,
        accessibility::nothing_to_complain_about_after_loading_and_moving,
        accessibility::nothing_to_complain_about_in_the_frame,
        controls::ten_moves_and_a_typed_value_change_figures_and_address,
        controls::minus_and_plus_are_steps_of_one,
        digests::address_and_command_agree_on_five_scenarios,
        digests::a_link_made_by_the_page_opens_to_the_same_digest,
        digests::helpers_change_no_digest,
        faults::a_crashed_worker_says_so_and_can_be_tried_again,
        faults::a_damaged_address_starts_the_default_and_names_the_keys,
        frame::runs_in_a_sandbox_on_another_origin,
        frame::tells_its_height_and_leaves_its_host_alone,
        frame::does_what_its_host_asks_and_says_what_was_asked_wrongly,
        loading::reaches_a_result_without_a_complaint_or_a_foreign_request,
        loading::runs_under_any_path_and_with_the_documented_headers,
        loading::stays_readable_without_wasm,
    ]
    only_chromium: [
        accessibility::values_of_both_controls_are_spoken,
        accessibility::nothing_to_complain_about_in_every_other_state,
        levers::every_lever_is_set_by_keyboard_and_gives_the_digest_of_the_command,
        frame::leads_to_the_full_page_from_wherever_it_is_opened,
        levers::single_targets_are_put_in_force_taken_out_and_edited,
        levers::every_assumption_is_set_by_keyboard_and_gives_the_digest_of_the_command,
        map::fills_in_idle_time_and_every_cell_is_a_place,
        map::stops_for_a_slider_and_begins_anew_for_another_world,
        levers::levers_are_found_by_what_is_said_of_them,
        levers::presets_and_ways_of_gaming_say_what_they_are,
        levers::texts_that_do_not_come_can_be_asked_for_again,
        loading::says_so_when_not_even_its_script_comes,
        loading::never_scrolls_sideways_on_a_narrow_screen,
        pictures::wide_and_narrow_light_and_dark,
        pictures::main_columns_of_tables_are_in_sight,
        pictures::what_was_asked_of_2022_is_not_said_of_another_start,
        controls::an_entry_out_of_range_is_said_by_its_key,
        controls::where_figures_stood_is_said_until_the_luck_changes,
        controls::no_figure_of_one_world_is_said_of_another,
        beside::key_figures_stay_on_the_screen_with_the_levers,
        beside::numbers_stand_under_their_places_on_the_slider,
        beside::measures_stand_in_the_menu_by_part_of_the_service,
        beside::what_an_address_may_not_ask_for_is_said_with_what_it_may,
    ]
}

fn run(engine: Engine, test: fn(&Browser)) {
    test(&Browser::start(engine));
}
