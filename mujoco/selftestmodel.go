package mujoco

// selfTestModel has a value of its own in every array that is read.
const selfTestModel = `<mujoco>
<compiler angle="radian"/>
<option timestep="0.00371" integrator="implicitfast" solver="CG" iterations="17"/>
<worldbody>
  <geom name="ground" type="plane" size="3 4 0.5"/>
  <body name="a" pos="0.5 1.5 2.5" quat="0 1 0 0">
    <freejoint/>
    <geom type="box" size="0.1 0.2 0.3" pos="0.01 0.02 0.03" quat="0 0 1 0" rgba="0.1 0.2 0.3 0.4"
      friction="0.7 0.02 0.003" margin="0.004" gap="0.0015" condim="4" contype="5" conaffinity="6"
      solref="0.04 1.25" solimp="0.82 0.97 0.0012 0.45 1.8"/>
    <body name="b" pos="0 0 1" quat="0 0 0 1">
      <inertial pos="0.1 0.2 0.3" quat="0 0 1 0" mass="3.25" diaginertia="0.5 0.6 0.7"/>
      <joint name="slide" type="slide" axis="0 1 0" pos="0.04 0.05 0.06" range="-0.4 0.9" ref="0.125" springref="0.375"
        stiffness="11" damping="12" armature="13" frictionloss="0.014" margin="0.002"
        solreflimit="0.03 1.1" solimplimit="0.81 0.96 0.0022 0.4 1.7"/>
      <joint name="hinge" axis="0 0 1"/>
      <geom size="0.15" contype="0" conaffinity="0"/>
      <body name="c"><geom size="0.15" contype="0" conaffinity="0"/></body>
    </body>
  </body>
  <body name="ball" pos="9 0 0.099"><freejoint/><geom size="0.1"/></body>
</worldbody>
<actuator><motor name="m" joint="slide" gear="7" ctrlrange="-0.3 0.6"/></actuator>
</mujoco>`

// selfTestSizes are how many rows its arrays have, by the beginning of their names.
var selfTestSizes = map[string]int{"qpos0": 16, "qpos": 16, "body": 5, "jnt": 4, "dof": 14, "geom": 5, "actuator": 1}

// selfTestRows are whole rows of its arrays.
var selfTestRows = []struct {
	name string
	row  int
	want []float64
}{
	{"qpos0", 7, []float64{0.125}},
	{"qpos_spring", 7, []float64{0.375}},
	{"body_parentid", 3, []float64{2}},
	{"body_jntnum", 2, []float64{2}},
	{"body_jntadr", 2, []float64{1}},
	{"body_pos", 1, []float64{0.5, 1.5, 2.5}},
	{"body_quat", 1, []float64{0, 1, 0, 0}},
	{"body_ipos", 2, []float64{0.1, 0.2, 0.3}},
	{"body_iquat", 2, []float64{0, 0, 1, 0}},
	{"body_mass", 2, []float64{3.25}},
	{"body_inertia", 2, []float64{0.5, 0.6, 0.7}},
	{"jnt_type", 1, []float64{2}},
	{"jnt_qposadr", 2, []float64{8}},
	{"jnt_dofadr", 2, []float64{7}},
	{"jnt_pos", 1, []float64{0.04, 0.05, 0.06}},
	{"jnt_axis", 1, []float64{0, 1, 0}},
	{"jnt_stiffness", 1, []float64{11}},
	{"jnt_range", 1, []float64{-0.4, 0.9}},
	{"jnt_limited", 1, []float64{1}},
	{"jnt_margin", 1, []float64{0.002}},
	{"jnt_solref", 1, []float64{0.03, 1.1}},
	{"jnt_solimp", 1, []float64{0.81, 0.96, 0.0022, 0.4, 1.7}},
	{"dof_armature", 6, []float64{13}},
	{"dof_damping", 6, []float64{12}},
	{"dof_frictionloss", 6, []float64{0.014}},
	{"geom_type", 1, []float64{6}},
	{"geom_contype", 1, []float64{5}},
	{"geom_conaffinity", 1, []float64{6}},
	{"geom_condim", 1, []float64{4}},
	{"geom_bodyid", 4, []float64{4}},
	{"geom_size", 1, []float64{0.1, 0.2, 0.3}},
	{"geom_pos", 1, []float64{0.01, 0.02, 0.03}},
	{"geom_quat", 1, []float64{0, 0, 1, 0}},
	{"geom_friction", 1, []float64{0.7, 0.02, 0.003}},
	{"geom_margin", 1, []float64{0.004}},
	{"geom_gap", 1, []float64{0.0015}},
	{"geom_solref", 1, []float64{0.04, 1.25}},
	{"geom_solimp", 1, []float64{0.82, 0.97, 0.0012, 0.45, 1.8}},
	{"geom_rgba", 1, []float64{0.1, 0.2, 0.3, 0.4}},
	{"actuator_trnid", 0, []float64{1, -1}},
	{"actuator_gear", 0, []float64{7, 0, 0, 0, 0, 0}},
	{"actuator_ctrlrange", 0, []float64{-0.3, 0.6}},
}
