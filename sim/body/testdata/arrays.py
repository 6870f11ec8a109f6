"""Write the compiled physical arrays of a Gymnasium body to stdout.

usage: arrays.py humanoid.xml    > humanoid-v5-arrays.json
       arrays.py walker2d_v5.xml > walker2d-v5-arrays.json
with mujoco 3.17.0 and the files of gymnasium 1.4.0 (sha256 of humanoid.xml
85816f372c826d2094b4a598918233bd9c5843b2439119eece2733bdc2e0d073, of walker2d_v5.xml
6bed53a6cc3ca73c4fe8ac3486d3b4228927264a6454f4ef16d3eed3c58bc09d).
"""
import json
import sys

import mujoco

ARRAYS = """qpos0 qpos_spring body_parentid body_jntnum body_jntadr body_pos body_quat body_ipos body_iquat body_mass
body_inertia jnt_type jnt_qposadr jnt_dofadr jnt_pos jnt_axis jnt_stiffness jnt_range jnt_limited jnt_margin jnt_solref
jnt_solimp dof_armature dof_damping dof_frictionloss geom_type geom_contype geom_conaffinity geom_condim geom_bodyid
geom_size geom_pos geom_quat geom_friction geom_margin geom_gap geom_solref geom_solimp
actuator_trnid actuator_gear actuator_ctrlrange"""

assert mujoco.__version__ == "3.17.0", mujoco.__version__
m = mujoco.MjModel.from_xml_path(sys.argv[1])
out = {name: getattr(m, name).ravel().tolist() for name in ARRAYS.split()}
out["timestep"] = m.opt.timestep
out["solver"] = [int(m.opt.integrator), int(m.opt.solver), int(m.opt.iterations)]
print(json.dumps(out, separators=(",", ":")).replace('],"', '],\n"'))
